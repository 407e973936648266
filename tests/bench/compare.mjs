// SPDX-License-Identifier: GPL-3.0-or-later
// Asks Sightline and DuckDB the same questions in turn, on the same data, and prints medians and ratios.
//   node compare.mjs --cli PROGRAM --questions DIR --work DIR --rows 1000000,10000000 --runs 3 --raw BYTES
// DIR of the questions holds gen.cpp, queries.mjs and duck.mjs; the work folder keeps data between runs.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { cpus } from 'node:os';
import { join } from 'node:path';

const args = process.argv.slice(2);
const option = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback);
const cli = option('--cli');
const work = option('--work');
const questions = option('--questions');
const runs = option('--runs', '3');
const rawBytes = option('--raw', '500000000');

const say = (text) => process.stderr.write(`bench: ${text}\n`);
const run = (program, list) => execFileSync(program, list, { cwd: work, maxBuffer: 1 << 28 }).toString();
const lastJson = (text) => JSON.parse(text.trim().split('\n').filter((l) => l.startsWith('{')).pop());
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const megabytes = (path) => Math.round(statSync(join(work, path)).size / 1e6);

function timed(work_) {
  const start = process.hrtime.bigint();
  work_();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function prepare() {
  mkdirSync(work, { recursive: true });
  for (const file of ['duck.mjs', 'queries.mjs']) copyFileSync(join(questions, file), join(work, file));
  if (!existsSync(join(work, 'gen'))) run('g++', ['-O2', '-std=c++20', join(questions, 'gen.cpp'), '-o', 'gen']);
  try {
    run('npm', ['install', '--no-audit', '--no-fund', '--silent', '@duckdb/node-api']);
    return true;
  } catch {
    return existsSync(join(work, 'node_modules/@duckdb/node-api'));
  }
}

function importFile(data, name) {
  rmSync(join(work, name), { force: true });
  run(cli, ['case', 'new', name]);
  return timed(() => run(cli, ['--quiet', '--case', name, 'import', data]));
}

// Both in turn, several times: the speed of a shared machine changes by half within minutes.
function inTurn(ours, theirs) {
  const times = [];
  const others = [];
  for (let i = 0; i < Number(runs); i++) {
    times.push(ours());
    others.push(theirs());
  }
  return [median(times), others];
}

// Resident memory after every question has been asked once.
async function memory(name, asked) {
  const server = spawn(cli, ['--case', name, 'bench', 'serve'], { cwd: work, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  for (const question of asked) {
    server.stdin.write(`${question}\n`);
    await lines.next();
  }
  const status = existsSync(`/proc/${server.pid}/status`) ? readFileSync(`/proc/${server.pid}/status`, 'utf8') : '';
  server.stdin.end();
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

async function compare(rows) {
  const csv = `data-${rows}.csv`;
  const name = `case-${rows}.sightline`;
  const [plain, tuned] = [`plain-${rows}.duckdb`, `tuned-${rows}.duckdb`];
  say(`${rows} rows`);
  if (!existsSync(join(work, csv))) run('./gen', ['csv', rows, csv]);
  const [seconds, loads] = inTurn(() => importFile(csv, name), () => {
    for (const file of [plain, `${plain}.wal`]) rmSync(join(work, file), { force: true });
    return lastJson(run('node', ['duck.mjs', 'load', plain, csv])).rows_per_s;
  });
  if (!existsSync(join(work, tuned))) run('node', ['duck.mjs', 'load', tuned, plain, '--enum']);
  const peer = `${cli} --case ${name} bench serve`;
  const answers = {};
  let users = '';
  for (const [form, database] of [['plain', plain], ['tuned', tuned]]) {
    const said = run('node', ['duck.mjs', 'run', database, '--runs', runs, '--peer', peer, '--json', `${form}.json`]);
    users = lastJson(said).users;
    answers[form] = JSON.parse(readFileSync(join(work, `${form}.json`), 'utf8'));
  }
  const names = Object.keys(answers.tuned);
  const table = names.map((q) => {
    const forms = [answers.plain[q], answers.tuned[q]];
    const worst = forms.reduce((a, b) => (a.ratio < b.ratio ? a : b));
    return { question: q, sightline_ms: worst.peer_ms, duckdb_ms: worst.duck_ms, ratio: worst.ratio,
             same: forms.every((f) => f.duck_sum === f.peer_sum) };
  });
  const once = (program, list) => median([1, 2, 3, 4, 5].map(() => timed(() => run(program, list))));
  const start = {
    sightline_s: once('sh', ['-c', `echo q1_narrow | ${peer}`]),
    duckdb_s: once('node', ['duck.mjs', 'once', tuned, 'q1_narrow']),
  };
  const counted = table.filter((t) => !['q2_none', 'q5_absent', 'q5_icase'].includes(t.question));
  return { rows: Number(rows), table,
           geometric_mean: Math.exp(counted.reduce((sum, t) => sum + Math.log(t.ratio), 0) / counted.length),
           import_rows_per_s: Math.round(rows / seconds), duckdb_rows_per_s: median(loads),
           file_MB: megabytes(name), duckdb_file_MB: [megabytes(plain), megabytes(tuned)],
           resident_MB: await memory(name, [`users ${users}`, ...names]), start };
}

function compareRaw() {
  say(`${rawBytes} bytes of nested records`);
  if (!existsSync(join(work, 'raw.jsonl'))) run('./gen', ['raw', rawBytes, 'raw.jsonl']);
  const size = megabytes('raw.jsonl');
  const [seconds, reads] = inTurn(() => importFile('raw.jsonl', 'raw.sightline'),
                                  () => lastJson(run('node', ['duck.mjs', 'json', 'raw.jsonl', '--threads', '2'])));
  return { MB: size, import_MB_per_s: size / seconds,
           duckdb_paths_MB_per_s: median(reads.map((r) => r.objects_MBps)),
           duckdb_guessed_MB_per_s: median(reads.map((r) => r.auto_MBps)), file_MB: megabytes('raw.sightline') };
}

function print(result) {
  const line = (cells) => console.log(`| ${cells.join(' | ')} |`);
  for (const one of result.sizes) {
    console.log(`\n${one.rows} rows, geometric mean ${one.geometric_mean.toFixed(1)}\n`);
    line(['question', 'Sightline ms', 'DuckDB ms', 'ratio', 'same answer']);
    line(['---', '---', '---', '---', '---']);
    for (const t of one.table)
      line([t.question, t.sightline_ms.toFixed(2), t.duckdb_ms.toFixed(1), t.ratio.toFixed(1), t.same ? 'yes' : 'NO']);
    line(['import, rows/s', one.import_rows_per_s, one.duckdb_rows_per_s,
          (one.import_rows_per_s / one.duckdb_rows_per_s).toFixed(1), '']);
    line(['file, MB', one.file_MB, one.duckdb_file_MB.join(' / '),
          (one.file_MB / Math.min(...one.duckdb_file_MB)).toFixed(2), '']);
    line(['start to first answer, s', one.start.sightline_s.toFixed(2), one.start.duckdb_s.toFixed(2), '', '']);
    line(['resident, MB', one.resident_MB, '', '', '']);
  }
  const raw = result.raw;
  console.log(`\nnested records: ${raw.import_MB_per_s.toFixed(0)} MB/s; DuckDB ${raw.duckdb_paths_MB_per_s.toFixed(0)} (paths), ` +
              `${Number(raw.duckdb_guessed_MB_per_s).toFixed(0)} (guessed)`);
}

if (!prepare()) {
  say('skipped: the package @duckdb/node-api cannot be had here');
  process.exit(0);
}
const result = { machine: `${cpus().length} x ${cpus()[0].model}`, sizes: [], raw: null };
for (const rows of option('--rows', '1000000,10000000').split(',')) result.sizes.push(await compare(rows));
result.raw = compareRaw();
writeFileSync(join(work, 'result.json'), JSON.stringify(result, null, 1));
console.log(result.machine);
print(result);
