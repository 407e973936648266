// SPDX-License-Identifier: GPL-3.0-or-later
// The command line program: arguments in, exit status out. The first interrupt asks the verb to stop, the
// second ends the program.
#include "app/cli/command.h"
#include "core/base/process_memory.h"

#include <csignal>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>
#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace
{

const sightline::StopSource* g_interrupt = nullptr; // a signal handler has no other way to its target

void onInterrupt(int signal)
{
    if (g_interrupt != nullptr) g_interrupt->requestStop();
    std::signal(signal, SIG_DFL);
}

bool isTerminal(std::FILE* file)
{
#ifdef _WIN32
    return _isatty(_fileno(file)) != 0;
#else
    return isatty(fileno(file)) != 0;
#endif
}

} // namespace

int main(int argc, char** argv)
{
    sightline::keepFreedMemory();
    const sightline::StopSource interrupt;
    g_interrupt = &interrupt;
    std::signal(SIGINT, onInterrupt);
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> args(argv + 1, argv + argc);
    const sightline::cli::Terminal terminal{isTerminal(stdout), isTerminal(stderr)};
    const int status = sightline::cli::runCli(args, std::cout, std::cerr, interrupt.token(), terminal);
    std::cout.flush();
    std::signal(SIGINT, SIG_DFL);
    g_interrupt = nullptr;
    return status == 0 && !std::cout ? 1 : status; // a full disk is no success
}
