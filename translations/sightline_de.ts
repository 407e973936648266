<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AccountWords</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>System accounts</source>
        <translation>Systemkonten</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Anwendungen</translation>
    </message>
    <message>
        <source>Entra object id</source>
        <translation>Entra-Objekt-ID</translation>
    </message>
    <message>
        <source>Security identifier</source>
        <translation>Sicherheits-ID</translation>
    </message>
    <message>
        <source>User principal name</source>
        <translation>Benutzerprinzipalname</translation>
    </message>
    <message>
        <source>Windows account</source>
        <translation>Windows-Konto</translation>
    </message>
    <message>
        <source>PUID</source>
        <translation>PUID</translation>
    </message>
    <message>
        <source>Application id</source>
        <translation>Anwendungs-ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Directory object GUID</source>
        <translation>Objekt-GUID des Verzeichnisses</translation>
    </message>
    <message>
        <source>names the entity</source>
        <translation>benennt das Objekt selbst</translation>
    </message>
    <message>
        <source>merged by hand</source>
        <translation>von Hand zusammengeführt</translation>
    </message>
    <message>
        <source>An analyst merged it with the others; the audit of the case says who.</source>
        <translation>Von Hand mit den anderen zusammengeführt; das Protokoll des Falls sagt, von wem.</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>a directory row</source>
        <translation>Verzeichniszeile</translation>
    </message>
    <message>
        <source>spelling of the domain</source>
        <translation>Schreibweise der Domäne</translation>
    </message>
    <message>
        <source>The same name in another spelling of its domain.</source>
        <translation>Derselbe Name in einer anderen Schreibweise seiner Domäne.</translation>
    </message>
    <message>
        <source>a convention of names</source>
        <translation>Namenskonvention</translation>
    </message>
    <message>
        <source>A name that can only be meant for this account.</source>
        <translation>Ein Name, der nur dieses Konto meinen kann.</translation>
    </message>
    <message numerus="yes">
        <source>Named with %1 in %n record(s)</source>
        <translation>
            <numerusform>In %n Datensatz zusammen mit %1 genannt</numerusform>
            <numerusform>In %n Datensätzen zusammen mit %1 genannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n directory row(s) with %1</source>
        <translation>
            <numerusform>In %n Verzeichniszeile mit %1</numerusform>
            <numerusform>In %n Verzeichniszeilen mit %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail address in %n directory row(s) of %1</source>
        <translation>
            <numerusform>E-Mail-Adresse in %n Verzeichniszeile von %1</numerusform>
            <numerusform>E-Mail-Adresse in %n Verzeichniszeilen von %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n mailbox record(s) with %1</source>
        <translation>
            <numerusform>In %n Postfachdatensatz mit %1</numerusform>
            <numerusform>In %n Postfachdatensätzen mit %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Controller of the domain of %1 in %n record(s)</source>
        <translation>
            <numerusform>Domänencontroller von %1 in %n Datensatz</numerusform>
            <numerusform>Domänencontroller von %1 in %n Datensätzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Until %1.</source>
        <translation>Bis %1.</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>Seit %1.</translation>
    </message>
    <message>
        <source>From %1 until %2.</source>
        <translation>Von %1 bis %2.</translation>
    </message>
    <message>
        <source>Shared name</source>
        <translation>Geteilter Name</translation>
    </message>
    <message>
        <source>Refused join</source>
        <translation>Abgelehnte Verknüpfung</translation>
    </message>
    <message>
        <source>%1 belongs to several accounts at one time: %2. What says nothing but this name is kept apart.</source>
        <translation>%1 gehört zur selben Zeit mehreren Konten: %2. Was nichts als diesen Namen nennt, bleibt getrennt.</translation>
    </message>
    <message>
        <source>Through %1 records would join %2, but they are different accounts of one directory. They are kept apart.</source>
        <translation>Über %1 würden Datensätze %2 verknüpfen, die aber verschiedene Konten eines Verzeichnisses sind. Sie bleiben getrennt.</translation>
    </message>
    <message>
        <source>%1 and %2 are two accounts of the cloud directory.</source>
        <translation>%1 und %2 sind zwei Konten des Cloud-Verzeichnisses.</translation>
    </message>
    <message>
        <source>%1 and %2 are two accounts of the domain or machine %3.</source>
        <translation>%1 und %2 sind zwei Konten der Domäne oder des Computers %3.</translation>
    </message>
    <message>
        <source>%1 is of the type %2, %3 of the type %4.</source>
        <translation>%1 ist vom Typ %2, %3 vom Typ %4.</translation>
    </message>
    <message>
        <source>Rivals under one name</source>
        <translation>Rivalen unter einem Namen</translation>
    </message>
    <message>
        <source>%1 stands in records of several accounts of one directory: %2. None of them is joined through it.</source>
        <translation>%1 steht in Datensätzen mehrerer Konten eines Verzeichnisses: %2. Keines von ihnen wird darüber verbunden.</translation>
    </message>
    <message numerus="yes">
        <source>Created with %1 in %n record(s)</source>
        <translation>
            <numerusform>Angelegt mit %1 in %n Datensatz</numerusform>
            <numerusform>Angelegt mit %1 in %n Datensätzen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 accounts of %3 fit exactly one account %4 by name; mixed-up names would fit %5</source>
        <translation>%1 von %2 Konten von %3 passen dem Namen nach zu genau einem Konto %4; vertauschte Namen würden zu %5 passen</translation>
    </message>
    <message>
        <source>As %1 is %2: so are %3 of %4 people known to have accounts in %5 and %6</source>
        <translation>Wie %1 %2 ist: so bei %3 von %4 Personen, von denen Konten in %5 und %6 bekannt sind</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Show the alert queue.</source>
        <translation>Die Warteschlange der Warnungen anzeigen.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Show the activity log.</source>
        <translation>Das Aktivitätsprotokoll anzeigen.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Show the users by priority.</source>
        <translation>Die Benutzer nach Priorität anzeigen.</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>Show the policies.</source>
        <translation>Die Richtlinien anzeigen.</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Write and run queries.</source>
        <translation>Abfragen schreiben und ausführen.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Show what was imported, what is missing and what was rejected.</source>
        <translation>Anzeigen, was importiert wurde, was fehlt und was zurückgewiesen wurde.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Show the case, its notes and its audit.</source>
        <translation>Den Fall, seine Notizen und sein Änderungsprotokoll anzeigen.</translation>
    </message>
    <message>
        <source>Go to Anything…</source>
        <translation>Gehe zu…</translation>
    </message>
    <message>
        <source>Find a user, an alert, a page or an action by name.</source>
        <translation>Benutzer, Warnung, Seite oder Aktion nach Namen suchen.</translation>
    </message>
    <message>
        <source>Next Region</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Move the focus to the next region of the page.</source>
        <translation>Den Fokus in den nächsten Bereich der Seite setzen.</translation>
    </message>
    <message>
        <source>Previous Region</source>
        <translation>Vorheriger Bereich</translation>
    </message>
    <message>
        <source>Move the focus to the previous region of the page.</source>
        <translation>Den Fokus in den vorherigen Bereich der Seite setzen.</translation>
    </message>
    <message>
        <source>New Case…</source>
        <translation>Neuer Fall…</translation>
    </message>
    <message>
        <source>Start an empty case.</source>
        <translation>Einen leeren Fall anlegen.</translation>
    </message>
    <message>
        <source>Open Case…</source>
        <translation>Fall öffnen…</translation>
    </message>
    <message>
        <source>Open a case file.</source>
        <translation>Eine Falldatei öffnen.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Add files to the case.</source>
        <translation>Dem Fall Dateien hinzufügen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last action.</source>
        <translation>Die letzte Aktion zurücknehmen.</translation>
    </message>
    <message>
        <source>Keyboard Map</source>
        <translation>Tastenbelegung</translation>
    </message>
    <message>
        <source>Show all keys.</source>
        <translation>Alle Tasten anzeigen.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close the program.</source>
        <translation>Das Programm beenden.</translation>
    </message>
    <message>
        <source>Filter Bar</source>
        <translation>Filterleiste</translation>
    </message>
    <message>
        <source>Move the focus to the filter bar.</source>
        <translation>Den Fokus in die Filterleiste setzen.</translation>
    </message>
    <message>
        <source>Add Filter…</source>
        <translation>Filter hinzufügen…</translation>
    </message>
    <message>
        <source>Add a filter to the bar.</source>
        <translation>Der Leiste einen Filter hinzufügen.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the rows of this page to a file.</source>
        <translation>Die Zeilen dieser Seite in eine Datei schreiben.</translation>
    </message>
    <message>
        <source>New Policy from Search…</source>
        <translation>Neue Richtlinie aus Suche…</translation>
    </message>
    <message>
        <source>Make a policy from the filter of this page.</source>
        <translation>Aus dem Filter dieser Seite eine Richtlinie erstellen.</translation>
    </message>
    <message>
        <source>Include Value</source>
        <translation>Wert einschließen</translation>
    </message>
    <message>
        <source>Show only rows with the value of this cell.</source>
        <translation>Nur Zeilen mit dem Wert dieser Zelle anzeigen.</translation>
    </message>
    <message>
        <source>Exclude Value</source>
        <translation>Wert ausschließen</translation>
    </message>
    <message>
        <source>Show only rows without the value of this cell.</source>
        <translation>Nur Zeilen ohne den Wert dieser Zelle anzeigen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as…</source>
        <translation>Kopieren als…</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Acknowledge the alert and assign it to yourself.</source>
        <translation>Die Warnung bestätigen und sich selbst zuweisen.</translation>
    </message>
    <message>
        <source>Close as Benign…</source>
        <translation>Als unbedenklich schließen…</translation>
    </message>
    <message>
        <source>Close the alert as benign, with a reason.</source>
        <translation>Die Warnung mit Angabe eines Grundes als unbedenklich schließen.</translation>
    </message>
    <message>
        <source>Close as True Positive…</source>
        <translation>Als richtig positiv schließen…</translation>
    </message>
    <message>
        <source>Close the alert as a true positive, with a reason.</source>
        <translation>Die Warnung mit Angabe eines Grundes als richtig positiv schließen.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Open or close the details of the row.</source>
        <translation>Die Details der Zeile öffnen oder schließen.</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Show a shorter time.</source>
        <translation>Einen kürzeren Zeitraum anzeigen.</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show a longer time.</source>
        <translation>Einen längeren Zeitraum anzeigen.</translation>
    </message>
    <message>
        <source>Table of the Chart</source>
        <translation>Tabelle zum Diagramm</translation>
    </message>
    <message>
        <source>Show the numbers of the chart as a table.</source>
        <translation>Die Zahlen des Diagramms als Tabelle anzeigen.</translation>
    </message>
    <message>
        <source>Open User</source>
        <translation>Benutzer öffnen</translation>
    </message>
    <message>
        <source>Show the user of the row.</source>
        <translation>Den Benutzer der Zeile anzeigen.</translation>
    </message>
    <message>
        <source>Sort by Column</source>
        <translation>Nach Spalte ordnen</translation>
    </message>
    <message>
        <source>Order the rows by the column of the current cell; again: the other way.</source>
        <translation>Die Zeilen nach der Spalte der aktuellen Zelle ordnen; noch einmal: anders herum.</translation>
    </message>
    <message>
        <source>Copy the selected rows with the columns that are shown.</source>
        <translation>Ausgewählte Zeilen mit den angezeigten Spalten kopieren.</translation>
    </message>
    <message>
        <source>Copy Cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <source>Copy the value of this cell as it is stored.</source>
        <translation>Wert dieser Zelle kopieren, wie er gespeichert ist.</translation>
    </message>
    <message>
        <source>Copy the selected rows as text with tabs, CSV, JSON lines or Markdown.</source>
        <translation>Ausgewählte Zeilen als Text mit Tabulatoren, CSV, JSON-Zeilen oder Markdown kopieren.</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten…</translation>
    </message>
    <message>
        <source>Choose which columns are shown, in which order and how wide.</source>
        <translation>Auswählen, welche Spalten angezeigt werden, in welcher Reihenfolge und wie breit.</translation>
    </message>
    <message>
        <source>Identity…</source>
        <translation>Identität …</translation>
    </message>
    <message>
        <source>Show the accounts of the user and what joins them.</source>
        <translation>Die Konten des Benutzers zeigen und was sie verknüpft.</translation>
    </message>
</context>
<context>
    <name>Addresses</name>
    <message>
        <source>Corporate</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Administrative</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Risky</source>
        <translation>Riskant</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>Cloud provider</source>
        <translation>Cloudanbieter</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n Tag alt</numerusform>
            <numerusform>%n Tage alt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Category</name>
    <message>
        <source>Access control</source>
        <translation>Zugriffskontrolle</translation>
    </message>
    <message>
        <source>Cloud discovery</source>
        <translation>Cloud-Erkennung</translation>
    </message>
    <message>
        <source>Compliance</source>
        <translation>Compliance</translation>
    </message>
    <message>
        <source>Configuration control</source>
        <translation>Konfigurationskontrolle</translation>
    </message>
    <message>
        <source>DLP</source>
        <translation>DLP</translation>
    </message>
    <message>
        <source>Privileged accounts</source>
        <translation>Privilegierte Konten</translation>
    </message>
    <message>
        <source>Sharing control</source>
        <translation>Freigabekontrolle</translation>
    </message>
    <message>
        <source>Threat detection</source>
        <translation>Bedrohungserkennung</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>not applied</source>
        <translation>nicht angewendet</translation>
    </message>
    <message>
        <source>KQL only</source>
        <translation>nur KQL</translation>
    </message>
    <message>
        <source>%1, not set</source>
        <translation>%1, nicht gesetzt</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>%1, unknown in this case, not applied</source>
        <translation>%1, in diesem Fall unbekannt, nicht angewendet</translation>
    </message>
    <message>
        <source>%1, KQL only, %2</source>
        <translation>%1, nur KQL, %2</translation>
    </message>
    <message>
        <source>%1, %2 rows, %3</source>
        <translation>%1, %2 Zeilen, %3</translation>
    </message>
</context>
<context>
    <name>CloseReason</name>
    <message>
        <source>Not of interest</source>
        <translation>Nicht von Interesse</translation>
    </message>
    <message>
        <source>Too many similar alerts</source>
        <translation>Zu viele ähnliche Warnungen</translation>
    </message>
    <message>
        <source>Alert is not accurate</source>
        <translation>Warnung ist nicht zutreffend</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Actual severity is lower</source>
        <translation>Tatsächlicher Schweregrad ist niedriger</translation>
    </message>
    <message>
        <source>Confirmed with end user</source>
        <translation>Vom Endbenutzer bestätigt</translation>
    </message>
    <message>
        <source>Triggered by test</source>
        <translation>Durch Test ausgelöst</translation>
    </message>
</context>
<context>
    <name>Cost</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>It was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Another program is writing to the case. Try again when it is done.</source>
        <translation>Ein anderes Programm schreibt in den Fall. Nach dessen Abschluss erneut versuchen.</translation>
    </message>
    <message>
        <source>A file of this name is there already.</source>
        <translation>Eine Datei dieses Namens ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Die Datei ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Es ist kein Fall geöffnet.</translation>
    </message>
    <message>
        <source>The file is not a case.</source>
        <translation>Die Datei ist kein Fall.</translation>
    </message>
    <message>
        <source>The case can only be read: its file or folder is write-protected.</source>
        <translation>Der Fall kann nur gelesen werden: Seine Datei oder sein Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The case was written by a newer version of the program.</source>
        <translation>Der Fall wurde mit einer neueren Version des Programms geschrieben.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>There is a map of this name already.</source>
        <translation>Eine Zuordnung dieses Namens gibt es schon.</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Evidence of &quot;%1&quot;: %2 activities, at most %3 of each</source>
        <translation>Belege für „%1“: %2 Aktivitäten, von jedem höchstens %3</translation>
    </message>
    <message>
        <source>Evidence of &quot;%1&quot;: %2 of %3 activities</source>
        <translation>Belege für „%1“: %2 von %3 Aktivitäten</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export läuft</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln row(s).</source>
        <translation>
            <numerusform>%Ln Zeile kopiert.</numerusform>
            <numerusform>%Ln Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copying stopped; the clipboard is as it was.</source>
        <translation>Kopieren angehalten; die Zwischenablage ist unverändert.</translation>
    </message>
    <message>
        <source>The rows do not fit into the clipboard. Nothing was copied; export them to a file instead.</source>
        <translation>Die Zeilen passen nicht in die Zwischenablage. Es wurde nichts kopiert; stattdessen in eine Datei exportieren.</translation>
    </message>
    <message>
        <source>Copying rows</source>
        <translation>Zeilen werden kopiert</translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln row(s) to %1.</source>
        <translation>
            <numerusform>%Ln Zeile nach %1 exportiert.</numerusform>
            <numerusform>%Ln Zeilen nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export stopped; no file was written.</source>
        <translation>Export angehalten; es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Export rows</source>
        <translation>Zeilen exportieren</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Activity type</source>
        <translation>Aktivitätstyp</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Action type</source>
        <translation>Aktionstyp</translation>
    </message>
    <message>
        <source>Activity ID</source>
        <translation>Aktivitäts-ID</translation>
    </message>
    <message>
        <source>Activity object</source>
        <translation>Aktivitätsobjekt</translation>
    </message>
    <message>
        <source>Activity object type</source>
        <translation>Typ des Aktivitätsobjekts</translation>
    </message>
    <message>
        <source>Activity object ID</source>
        <translation>ID des Aktivitätsobjekts</translation>
    </message>
    <message>
        <source>Administrative activity</source>
        <translation>Administrative Aktivität</translation>
    </message>
    <message>
        <source>Impersonated activity</source>
        <translation>Aktivität in fremdem Namen</translation>
    </message>
    <message>
        <source>External user</source>
        <translation>Externer Benutzer</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Destination device</source>
        <translation>Zielgerät</translation>
    </message>
    <message>
        <source>Device type</source>
        <translation>Gerätetyp</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Betriebssystem</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>User agent tag</source>
        <translation>User-Agent-Schlagwort</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>Registered ISP</source>
        <translation>Registrierter Internetanbieter</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Result detail</source>
        <translation>Einzelheit zum Ausgang</translation>
    </message>
    <message>
        <source>Logon type</source>
        <translation>Anmeldetyp</translation>
    </message>
    <message>
        <source>Session ID</source>
        <translation>Sitzungs-ID</translation>
    </message>
    <message>
        <source>Correlation ID</source>
        <translation>Korrelations-ID</translation>
    </message>
    <message>
        <source>Matched policy</source>
        <translation>Zutreffende Richtlinie</translation>
    </message>
    <message>
        <source>Alert ID</source>
        <translation>Warnungs-ID</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Investigation priority</source>
        <translation>Untersuchungspriorität</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>User name as recorded</source>
        <translation>Benutzername laut Aufzeichnung</translation>
    </message>
    <message>
        <source>User ID as recorded</source>
        <translation>Benutzer-ID laut Aufzeichnung</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Resolution type</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>IP category</source>
        <translation>IP-Kategorie</translation>
    </message>
    <message>
        <source>IP tag</source>
        <translation>IP-Schlagwort</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>contains the word</source>
        <translation>enthält das Wort</translation>
    </message>
    <message>
        <source>does not contain the word</source>
        <translation>enthält nicht das Wort</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>does not start with</source>
        <translation>beginnt nicht mit</translation>
    </message>
    <message>
        <source>ends with</source>
        <translation>endet auf</translation>
    </message>
    <message>
        <source>does not end with</source>
        <translation>endet nicht auf</translation>
    </message>
    <message>
        <source>is set</source>
        <translation>ist gesetzt</translation>
    </message>
    <message>
        <source>is not set</source>
        <translation>ist nicht gesetzt</translation>
    </message>
    <message>
        <source>is true</source>
        <translation>ist wahr</translation>
    </message>
    <message>
        <source>is false</source>
        <translation>ist falsch</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>between</source>
        <translation>zwischen</translation>
    </message>
    <message>
        <source>greater than</source>
        <translation>größer als</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>kleiner als</translation>
    </message>
    <message>
        <source>Read at</source>
        <translation>Gelesen am</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>Benutzer-ID</translation>
    </message>
    <message>
        <source>Kind of name</source>
        <translation>Art des Namens</translation>
    </message>
    <message>
        <source>Kind of ID</source>
        <translation>Art der ID</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Target account</source>
        <translation>Zielkonto</translation>
    </message>
    <message>
        <source>Target user</source>
        <translation>Zielbenutzer</translation>
    </message>
    <message>
        <source>Target user ID</source>
        <translation>Zielbenutzer-ID</translation>
    </message>
    <message>
        <source>Target name</source>
        <translation>Zielname</translation>
    </message>
    <message>
        <source>Interactive</source>
        <translation>Interaktiv</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Source table</source>
        <translation>Quelltabelle</translation>
    </message>
    <message>
        <source>Source row</source>
        <translation>Quellzeile</translation>
    </message>
</context>
<context>
    <name>IdentityPage</name>
    <message>
        <source>a source that was removed</source>
        <translation>eine entfernte Quelle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Joined by</source>
        <translation>Verknüpft durch</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Held from</source>
        <translation>Gehalten ab</translation>
    </message>
    <message>
        <source>Held until</source>
        <translation>Gehalten bis</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>always</source>
        <translation>schon immer</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>First record</source>
        <translation>Erster Datensatz</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What contradicts itself</source>
        <translation>Was sich widerspricht</translation>
    </message>
    <message>
        <source>On premises</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>In the cloud</source>
        <translation>In der Cloud</translation>
    </message>
    <message>
        <source>Both seen from</source>
        <translation>Beide gesehen von</translation>
    </message>
    <message>
        <source>So named</source>
        <translation>So benannt</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Zum Beispiel</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>nobody is known; mixed-up names: %1 of %2</source>
        <translation>niemand ist bekannt; vertauschte Namen: %1 von %2</translation>
    </message>
</context>
<context>
    <name>InsightCards</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer Wert</numerusform>
            <numerusform>%1 und %n weitere Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer Wert</numerusform>
            <numerusform>und %n weitere Werte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InsightWords</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>First time doing this?</source>
        <translation>Erstmals getan?</translation>
    </message>
    <message>
        <source>Is this action uncommon?</source>
        <translation>Ist diese Aktion selten?</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>First time in this application?</source>
        <translation>Erstmals in dieser Anwendung?</translation>
    </message>
    <message>
        <source>Is this application uncommon?</source>
        <translation>Ist diese Anwendung selten?</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>First time with this browser?</source>
        <translation>Erstmals mit diesem Browser?</translation>
    </message>
    <message>
        <source>Is this browser uncommon?</source>
        <translation>Ist dieser Browser selten?</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>First time from this country?</source>
        <translation>Erstmals aus diesem Land?</translation>
    </message>
    <message>
        <source>Is this country uncommon?</source>
        <translation>Ist dieses Land selten?</translation>
    </message>
    <message>
        <source>Internet provider</source>
        <translation>Internetanbieter</translation>
    </message>
    <message>
        <source>First time via this provider?</source>
        <translation>Erstmals über diesen Anbieter?</translation>
    </message>
    <message>
        <source>Is this provider uncommon?</source>
        <translation>Ist dieser Anbieter selten?</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>First time from this device?</source>
        <translation>Erstmals von diesem Gerät?</translation>
    </message>
    <message>
        <source>Is this device uncommon?</source>
        <translation>Ist dieses Gerät selten?</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Zielgerät</translation>
    </message>
    <message>
        <source>First time on this host?</source>
        <translation>Erstmals auf diesem Zielgerät?</translation>
    </message>
    <message>
        <source>Is this host uncommon?</source>
        <translation>Ist dieses Zielgerät selten?</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>First time at this resource?</source>
        <translation>Erstmals an dieser Ressource?</translation>
    </message>
    <message>
        <source>Is this resource uncommon?</source>
        <translation>Ist diese Ressource selten?</translation>
    </message>
    <message>
        <source>never before</source>
        <translation>nie zuvor</translation>
    </message>
    <message>
        <source>last on %1</source>
        <translation>zuletzt am %1</translation>
    </message>
    <message>
        <source>No active day of the user in the last %1 days</source>
        <translation>Kein aktiver Tag des Benutzers in den letzten %1 Tagen</translation>
    </message>
    <message numerus="yes">
        <source>On none of the user&apos;s %n active day(s) in the last %1 days</source>
        <translation>
            <numerusform>Nicht am einzigen aktiven Tag des Benutzers in den letzten %1 Tagen</numerusform>
            <numerusform>An keinem der %n aktiven Tage des Benutzers in den letzten %1 Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %1 of the user&apos;s %n active day(s) in the last %2 days</source>
        <translation>
            <numerusform>Am einzigen aktiven Tag des Benutzers in den letzten %2 Tagen (%1)</numerusform>
            <numerusform>An %1 von %n aktiven Tagen des Benutzers in den letzten %2 Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>numbers; when last</comment>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>None of %n peer(s) in the last %1 days</source>
        <translation>
            <numerusform>Auch die einzige Vergleichsperson nicht in den letzten %1 Tagen</numerusform>
            <numerusform>Keine von %n Vergleichspersonen in den letzten %1 Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n user(s) in the last %1 days</source>
        <translation>
            <numerusform>Auch der einzige Benutzer nicht in den letzten %1 Tagen</numerusform>
            <numerusform>Keiner von %n Benutzern in den letzten %1 Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n peer(s) in the last %2 days</source>
        <translation>
            <numerusform>%1 von %n Vergleichsperson in den letzten %2 Tagen</numerusform>
            <numerusform>%1 von %n Vergleichspersonen in den letzten %2 Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n user(s) in the last %2 days</source>
        <translation>
            <numerusform>%1 von %n Benutzer in den letzten %2 Tagen</numerusform>
            <numerusform>%1 von %n Benutzern in den letzten %2 Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n actions for the first time</source>
        <translation>
            <numerusform>%n Aktion zum ersten Mal</numerusform>
            <numerusform>%n Aktionen zum ersten Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon actions</source>
        <translation>
            <numerusform>%n seltene Aktion</numerusform>
            <numerusform>%n seltene Aktionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applications for the first time</source>
        <translation>
            <numerusform>%n Anwendung zum ersten Mal</numerusform>
            <numerusform>%n Anwendungen zum ersten Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon applications</source>
        <translation>
            <numerusform>%n seltene Anwendung</numerusform>
            <numerusform>%n seltene Anwendungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n browsers for the first time</source>
        <translation>
            <numerusform>%n Browser zum ersten Mal</numerusform>
            <numerusform>%n Browser zum ersten Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon browsers</source>
        <translation>
            <numerusform>%n seltener Browser</numerusform>
            <numerusform>%n seltene Browser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n countries for the first time</source>
        <translation>
            <numerusform>%n Land zum ersten Mal</numerusform>
            <numerusform>%n Länder zum ersten Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon countries</source>
        <translation>
            <numerusform>%n seltenes Land</numerusform>
            <numerusform>%n seltene Länder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n internet providers for the first time</source>
        <translation>
            <numerusform>%n Internetanbieter zum ersten Mal</numerusform>
            <numerusform>%n Internetanbieter zum ersten Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon internet providers</source>
        <translation>
            <numerusform>%n seltener Internetanbieter</numerusform>
            <numerusform>%n seltene Internetanbieter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n devices for the first time</source>
        <translation>
            <numerusform>%n Gerät zum ersten Mal</numerusform>
            <numerusform>%n Geräte zum ersten Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon devices</source>
        <translation>
            <numerusform>%n seltenes Gerät</numerusform>
            <numerusform>%n seltene Geräte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts for the first time</source>
        <translation>
            <numerusform>%n Zielgerät zum ersten Mal</numerusform>
            <numerusform>%n Zielgeräte zum ersten Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon hosts</source>
        <translation>
            <numerusform>%n seltenes Zielgerät</numerusform>
            <numerusform>%n seltene Zielgeräte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resources for the first time</source>
        <translation>
            <numerusform>%n Ressource zum ersten Mal</numerusform>
            <numerusform>%n Ressourcen zum ersten Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncommon resources</source>
        <translation>
            <numerusform>%n seltene Ressource</numerusform>
            <numerusform>%n seltene Ressourcen</numerusform>
        </translation>
    </message>
    <message>
        <source>last on %1 or earlier</source>
        <translation>zuletzt am %1 oder früher</translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Target account</source>
        <translation>Zielkonto</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Destination device</source>
        <translation>Zielgerät</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>The column is named like one for this.</source>
        <translation>Die Spalte heißt wie eine dafür.</translation>
    </message>
    <message>
        <source>%1 of %2 values are times, on %3 different days.</source>
        <translation>%1 von %2 Werten sind Zeitangaben, an %3 verschiedenen Tagen.</translation>
    </message>
    <message>
        <source>They are seconds since 1970.</source>
        <translation>Es sind Sekunden seit 1970.</translation>
    </message>
    <message>
        <source>They are milliseconds since 1970.</source>
        <translation>Es sind Millisekunden seit 1970.</translation>
    </message>
    <message>
        <source>%1 of %2 values are IP addresses.</source>
        <translation>%1 von %2 Werten sind IP-Adressen.</translation>
    </message>
    <message>
        <source>%1 of %2 values are user principal names or mail addresses.</source>
        <translation>%1 von %2 Werten sind Benutzerprinzipalnamen oder Mailadressen.</translation>
    </message>
    <message>
        <source>%1 of %2 values are written DOMAIN\name.</source>
        <translation>%1 von %2 Werten sind DOMÄNE\Name geschrieben.</translation>
    </message>
    <message>
        <source>%1 of %2 values are object ids or SIDs.</source>
        <translation>%1 von %2 Werten sind Objekt-IDs oder SIDs.</translation>
    </message>
    <message>
        <source>%1 of %2 values are countries.</source>
        <translation>%1 von %2 Werten sind Länder.</translation>
    </message>
    <message>
        <source>%1 of %2 values are user agents.</source>
        <translation>%1 von %2 Werten sind User-Agents.</translation>
    </message>
    <message>
        <source>%1 of %2 values are actions whose meaning is known.</source>
        <translation>%1 von %2 Werten sind Aktionen, deren Bedeutung bekannt ist.</translation>
    </message>
    <message>
        <source>%1 of %2 values are results.</source>
        <translation>%1 von %2 Werten sind Ausgänge.</translation>
    </message>
    <message>
        <source>%1 different values in %2.</source>
        <translation>%1 verschiedene unter %2 Werten.</translation>
    </message>
    <message>
        <source>The days of %1 can be read month first or day first, as in %2.</source>
        <translation>Die Tage in %1 lassen sich mit dem Monat oder mit dem Tag zuerst lesen, wie in %2.</translation>
    </message>
    <message>
        <source>The days of %1 are written day first.</source>
        <translation>Die Tage in %1 sind mit dem Tag zuerst geschrieben.</translation>
    </message>
    <message>
        <source>The times of %1 name no time zone, as in %2.</source>
        <translation>Die Zeiten in %1 nennen keine Zeitzone, wie in %2.</translation>
    </message>
    <message>
        <source>%2 of %3 values of %1 are no times.</source>
        <translation>%2 von %3 Werten in %1 sind keine Zeitangaben.</translation>
    </message>
    <message>
        <source>No column holds times; the records will be without a time.</source>
        <translation>Keine Spalte enthält Zeitangaben; die Datensätze bleiben ohne Zeitangabe.</translation>
    </message>
    <message>
        <source>No column names who acted.</source>
        <translation>Keine Spalte nennt, wer gehandelt hat.</translation>
    </message>
    <message>
        <source>JSON, one record a line</source>
        <translation>JSON, ein Datensatz je Zeile</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>values separated by semicolons</source>
        <translation>Werte durch Semikolons getrennt</translation>
    </message>
    <message>
        <source>values separated by tabs</source>
        <translation>Werte durch Tabulatoren getrennt</translation>
    </message>
    <message>
        <source>values separated by bars</source>
        <translation>Werte durch senkrechte Striche getrennt</translation>
    </message>
    <message>
        <source>values separated by commas</source>
        <translation>Werte durch Kommas getrennt</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>nicht UTF-8</translation>
    </message>
    <message>
        <source>%1; %2; %3 columns; %4 records looked at.</source>
        <translation>%1; %2; %3 Spalten; %4 Datensätze angesehen.</translation>
    </message>
    <message>
        <source>Parts that cannot be read: %1.</source>
        <translation>Nicht lesbare Teile: %1.</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Informational</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Bearbeitung</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>On-premises</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>On-premises and cloud</source>
        <translation>Lokal und Cloud</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehlschlag</translation>
    </message>
    <message>
        <source>First in tenant</source>
        <translation>Erstmals im Mandanten</translation>
    </message>
    <message>
        <source>First among peers</source>
        <translation>Erstmals in der Vergleichsgruppe</translation>
    </message>
    <message>
        <source>First for user</source>
        <translation>Erstmals beim Benutzer</translation>
    </message>
</context>
<context>
    <name>NetworkLines</name>
    <message>
        <source>%1 … of %2</source>
        <translation>%1 … von %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Addresses and ranges</source>
        <translation>Adressen und Bereiche</translation>
    </message>
    <message>
        <source>Age of the file</source>
        <translation>Alter der Datei</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>Gilt ab</translation>
    </message>
    <message>
        <source>Holds until</source>
        <translation>Gilt bis</translation>
    </message>
    <message>
        <source>ISP</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>Imported %1 with %2 addresses; %3 were there already.</source>
        <translation>%1 importiert, mit %2 Adressen; %3 gab es schon.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were not read:</source>
        <translation>
            <numerusform>%n Zeile wurde nicht gelesen:</numerusform>
            <numerusform>%n Zeilen wurden nicht gelesen:</numerusform>
        </translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>The column %1 is not known and was not read.</source>
        <translation>Die Spalte %1 ist nicht bekannt und wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>A workstation for investigating what people did.</source>
        <translation>Ein Arbeitsplatz zur Untersuchung dessen, was Personen getan haben.</translation>
    </message>
    <message>
        <source>Case file to open.</source>
        <translation>Zu öffnende Falldatei.</translation>
    </message>
    <message>
        <source>Write a picture of every page to this folder and quit.</source>
        <translation>Ein Bild jeder Seite in diesen Ordner schreiben und beenden.</translation>
    </message>
    <message>
        <source>Language code, such as en or de.</source>
        <translation>Sprachcode, zum Beispiel en oder de.</translation>
    </message>
    <message>
        <source>light or dark.</source>
        <translation>light (hell) oder dark (dunkel).</translation>
    </message>
    <message>
        <source>Pictures written: %1</source>
        <translation>Geschriebene Bilder: %1</translation>
    </message>
    <message>
        <source>Pictures need a case.</source>
        <translation>Für Bilder wird ein Fall benötigt.</translation>
    </message>
    <message>
        <source>Size of the window in pictures.</source>
        <translation>Größe des Fensters auf Bildern.</translation>
    </message>
</context>
<context>
    <name>PoliciesPage</name>
    <message>
        <source>%1 matching activities raised %2 new alerts.</source>
        <translation>%1 passende Aktivitäten haben %2 neue Warnungen ausgelöst.</translation>
    </message>
    <message>
        <source>Enabled the policy %1.</source>
        <translation>Richtlinie %1 aktiviert.</translation>
    </message>
    <message>
        <source>Disabled the policy %1.</source>
        <translation>Richtlinie %1 deaktiviert.</translation>
    </message>
    <message>
        <source>Removed the policy %1.</source>
        <translation>Richtlinie %1 entfernt.</translation>
    </message>
</context>
<context>
    <name>PolicyWizard</name>
    <message>
        <source>Saved the policy %1; it raised %2 alerts.</source>
        <translation>Richtlinie %1 gespeichert; sie hat %2 Warnungen ausgelöst.</translation>
    </message>
</context>
<context>
    <name>ReasonWords</name>
    <message>
        <source>Action %1</source>
        <translation>Aktion %1</translation>
    </message>
    <message>
        <source>Application %1</source>
        <translation>Anwendung %1</translation>
    </message>
    <message>
        <source>Client %1</source>
        <translation>Client %1</translation>
    </message>
    <message>
        <source>From country %1</source>
        <translation>Aus dem Land %1</translation>
    </message>
    <message>
        <source>Internet provider %1</source>
        <translation>Internetanbieter %1</translation>
    </message>
    <message>
        <source>Network of %1</source>
        <translation>Netz von %1</translation>
    </message>
    <message>
        <source>Device %1</source>
        <translation>Gerät %1</translation>
    </message>
    <message>
        <source>Host %1</source>
        <translation>Zielgerät %1</translation>
    </message>
    <message>
        <source>Place of %1</source>
        <translation>Ort von %1</translation>
    </message>
    <message>
        <source>Object %1</source>
        <translation>Objekt %1</translation>
    </message>
    <message>
        <source>Account %1 acted upon</source>
        <translation>Auf Konto %1 eingewirkt</translation>
    </message>
    <message>
        <source>Active at %1</source>
        <translation>Tätig um %1</translation>
    </message>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n Aktivität</numerusform>
            <numerusform>%n Aktivitäten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation>
            <numerusform>%1, %n-mal</numerusform>
            <numerusform>%1, %n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failures</source>
        <translation>
            <numerusform>%n Fehlschlag</numerusform>
            <numerusform>%n Fehlschläge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts reached for the first time</source>
        <translation>
            <numerusform>%n Zielgerät zum ersten Mal erreicht</numerusform>
            <numerusform>%n Zielgeräte zum ersten Mal erreicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places of documents for the first time</source>
        <translation>
            <numerusform>%n Dokumentort zum ersten Mal</numerusform>
            <numerusform>%n Dokumentorte zum ersten Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects acted upon for the first time</source>
        <translation>
            <numerusform>Auf %n Objekt zum ersten Mal eingewirkt</numerusform>
            <numerusform>Auf %n Objekte zum ersten Mal eingewirkt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accounts acted upon for the first time</source>
        <translation>
            <numerusform>Auf %n Konto zum ersten Mal eingewirkt</numerusform>
            <numerusform>Auf %n Konten zum ersten Mal eingewirkt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n devices, networks and clients for the first time</source>
        <translation>
            <numerusform>%n Gerät, Netz oder Client zum ersten Mal</numerusform>
            <numerusform>%n Geräte, Netze und Clients zum ersten Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active day(s)</source>
        <translation>
            <numerusform>%n aktiven Tag</numerusform>
            <numerusform>%n aktiven Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no days before to compare with</source>
        <translation>Es gibt keine früheren Tage zum Vergleich</translation>
    </message>
    <message>
        <source>Never on %1 before</source>
        <translation>Nie an %1 davor</translation>
    </message>
    <message>
        <source>Usually %1 a day, at most %2 (%3 before)</source>
        <translation>Meist %1 am Tag, höchstens %2 (an %3 davor)</translation>
    </message>
    <message>
        <source>On %1 of %2 before, last on %3</source>
        <translation>An %1 von %2 davor, zuletzt am %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n peer(s) had it</source>
        <translation>
            <numerusform>%1 von %n vergleichbaren Person hatte es</numerusform>
            <numerusform>%1 von %n vergleichbaren Personen hatten es</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody had it before</source>
        <translation>niemand hatte es davor</translation>
    </message>
    <message numerus="yes">
        <source>%n people had it before</source>
        <translation>
            <numerusform>%n Person hatte es davor</numerusform>
            <numerusform>%n Personen hatten es davor</numerusform>
        </translation>
    </message>
    <message>
        <source>Had this been as usual (%1), %2 would be %3 instead of %4.</source>
        <translation>Wäre dies wie üblich gewesen (%1), wäre der Tag %2 %3 statt %4.</translation>
    </message>
    <message numerus="yes">
        <source>Only %n active day(s) before %1.</source>
        <translation>
            <numerusform>Nur %n aktiver Tag vor dem %1.</numerusform>
            <numerusform>Nur %n aktive Tage vor dem %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compared with only %n ordinary day(s).</source>
        <translation>
            <numerusform>Nur mit %n gewöhnlichen Tag verglichen.</numerusform>
            <numerusform>Nur mit %n gewöhnlichen Tagen verglichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No peers: nobody shares groups, department, title, manager or habits.</source>
        <translation>Keine Vergleichspersonen: Niemand teilt Gruppen, Abteilung, Titel, Vorgesetzte oder Gewohnheiten.</translation>
    </message>
    <message>
        <source>On %1 only %2 % of the usual was logged of everybody.</source>
        <translation>Am %1 wurden von allen nur %2 % des Üblichen protokolliert.</translation>
    </message>
</context>
<context>
    <name>Resolution</name>
    <message>
        <source>True positive</source>
        <translation>Richtig positiv</translation>
    </message>
    <message>
        <source>Benign</source>
        <translation>Unbedenklich</translation>
    </message>
    <message>
        <source>False positive</source>
        <translation>Falsch positiv</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Behoben</translation>
    </message>
</context>
<context>
    <name>ScoreWords</name>
    <message>
        <source>%1th</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1st</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1nd</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1rd</source>
        <translation>%1.</translation>
    </message>
    <message numerus="yes">
        <source>No percentile: fewer than %n user(s) are scored</source>
        <translation>
            <numerusform>Kein Perzentil: Weniger als %n Benutzer ist bewertet</numerusform>
            <numerusform>Kein Perzentil: Weniger als %n Benutzer sind bewertet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 percentile</source>
        <translation>%1 Perzentil</translation>
    </message>
    <message>
        <source>No activity and no alert of this user is known</source>
        <translation>Von diesem Benutzer ist weder eine Aktivität noch eine Warnung bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n scored user(s)</source>
        <translation>
            <numerusform>%1 von %n bewerteten Benutzer</numerusform>
            <numerusform>%1 von %n bewerteten Benutzern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: priority %2, %3 of alerts and %4 of risky activities</source>
        <translation>%1: Priorität %2, davon %3 durch Warnungen und %4 durch riskante Aktivitäten</translation>
    </message>
    <message>
        <source>%1; the 90th percentile was at %2</source>
        <translation>%1; das 90. Perzentil lag bei %2</translation>
    </message>
    <message>
        <source>ordinary</source>
        <translation>gewöhnlich</translation>
    </message>
    <message>
        <source>1 in %1</source>
        <translation>1 von %1</translation>
    </message>
</context>
<context>
    <name>SourceReport</name>
    <message>
        <source>not readable as JSON</source>
        <translation>nicht als JSON lesbar</translation>
    </message>
    <message>
        <source>longer than 64 MiB</source>
        <translation>länger als 64 MiB</translation>
    </message>
    <message>
        <source>other number of cells than the header</source>
        <translation>andere Zahl von Zellen als die Kopfzeile</translation>
    </message>
    <message>
        <source>no known format has these fields</source>
        <translation>kein bekanntes Format hat diese Felder</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>not readable as text</source>
        <translation>nicht als Text lesbar</translation>
    </message>
    <message>
        <source>the file ends within the record</source>
        <translation>die Datei endet mitten im Datensatz</translation>
    </message>
    <message>
        <source>its time is not readable</source>
        <translation>seine Zeit ist nicht lesbar</translation>
    </message>
    <message>
        <source>the record is damaged</source>
        <translation>der Datensatz ist beschädigt</translation>
    </message>
    <message>
        <source>a checksum does not match</source>
        <translation>eine Prüfsumme stimmt nicht</translation>
    </message>
    <message>
        <source>a preview, sent while the search was running</source>
        <translation>eine Vorschau, gesendet während die Suche lief</translation>
    </message>
    <message>
        <source>deleted records that cannot be recovered, since parts of them are written over</source>
        <translation>gelöschte Datensätze, die nicht wiederhergestellt werden können, weil Teile von ihnen überschrieben sind</translation>
    </message>
    <message>
        <source>neither a syslog header nor CEF</source>
        <translation>weder ein Syslog-Kopf noch CEF</translation>
    </message>
    <message>
        <source>further logs</source>
        <translation>weitere Protokolle</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>Undatiert</translation>
    </message>
    <message>
        <source>Days with records</source>
        <translation>Tage mit Datensätzen</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzte</translation>
    </message>
    <message>
        <source>Number from</source>
        <translation>Nummer von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Missing from</source>
        <translation>Fehlend von</translation>
    </message>
    <message>
        <source>After the record of</source>
        <translation>Nach dem Datensatz von</translation>
    </message>
    <message>
        <source>Before the record of</source>
        <translation>Vor dem Datensatz von</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Byte</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Record and detail</source>
        <translation>Datensatz und Einzelheit</translation>
    </message>
    <message>
        <source>further kinds</source>
        <translation>weitere Arten</translation>
    </message>
    <message>
        <source>%1 read = %2 stored + %3 duplicates (%4 of them revisions) + %5 rejected</source>
        <translation>%1 gelesen = %2 gespeichert + %3 Duplikate (davon %4 Revisionen) + %5 zurückgewiesen</translation>
    </message>
    <message>
        <source>%1 activities, %2 alerts, %3 identities</source>
        <translation>%1 Aktivitäten, %2 Warnungen, %3 Identitäten</translation>
    </message>
    <message>
        <source>time zone %1</source>
        <translation>Zeitzone %1</translation>
    </message>
    <message>
        <source>Some of its times carry no zone and were read as UTC; “Time Zone…” reads them again.</source>
        <translation>Einige Zeiten haben keine Zone und wurden als UTC gelesen; „Zeitzone …“ liest sie neu.</translation>
    </message>
    <message>
        <source>%1 records have no time.</source>
        <translation>%1 Datensätze haben keine Zeit.</translation>
    </message>
    <message>
        <source>What it covers was not recorded when it was imported.</source>
        <translation>Was sie abdeckt, wurde beim Import nicht festgehalten.</translation>
    </message>
    <message>
        <source>It has exactly %1 records, the most that this gives at once: %2. It is probably cut off.</source>
        <translation>Sie hat genau %1 Datensätze, so viele, wie dies höchstens auf einmal ausgibt: %2. Sie ist wahrscheinlich abgeschnitten.</translation>
    </message>
</context>
<context>
    <name>TableTools</name>
    <message>
        <source>Text with &amp;Tabs</source>
        <translation>Text mit &amp;Tabulatoren</translation>
    </message>
    <message>
        <source>&amp;CSV</source>
        <translation>&amp;CSV</translation>
    </message>
    <message>
        <source>&amp;JSON Lines</source>
        <translation>&amp;JSON-Zeilen</translation>
    </message>
    <message>
        <source>&amp;Markdown Table</source>
        <translation>&amp;Markdown-Tabelle</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>HH:mm:ss</source>
        <translation>HH:mm:ss</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>ddd d. MMM yyyy</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>dddd, d. MMMM</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Sign-in, on-prem</source>
        <translation>Anmeldung, lokal</translation>
    </message>
    <message>
        <source>Sign-in, cloud</source>
        <translation>Anmeldung, Cloud</translation>
    </message>
    <message>
        <source>Files and mail</source>
        <translation>Dateien und Mail</translation>
    </message>
    <message>
        <source>Admin, other</source>
        <translation>Admin, Sonstiges</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>Trend</name>
    <message>
        <source>one day</source>
        <translation>ein Tag</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>%1 am Tag</translation>
    </message>
    <message>
        <source>%1 activities on %2; a line needs two days</source>
        <translation>%1 Aktivitäten am %2; eine Gerade braucht zwei Tage</translation>
    </message>
    <message>
        <source>%1 activities on every day between %2 and %3</source>
        <translation>%1 Aktivitäten an jedem Tag vom %2 bis zum %3</translation>
    </message>
    <message>
        <source>From %1 to %2 activities a day between %3 and %4; the line explains %5 % of the differences (R² %6)</source>
        <translation>Von %1 auf %2 Aktivitäten am Tag zwischen %3 und %4; die Gerade erklärt %5 % der Unterschiede (R² %6)</translation>
    </message>
</context>
<context>
    <name>UserCard</name>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation>Offene Warnungen</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
</context>
<context>
    <name>UserTag</name>
    <message>
        <source>Tag as sensitive</source>
        <translation>Als sensibel kennzeichnen</translation>
    </message>
    <message>
        <source>Tag as honeytoken</source>
        <translation>Als Honeytoken kennzeichnen</translation>
    </message>
</context>
<context>
    <name>UsersPage</name>
    <message>
        <source>%1, found by %2</source>
        <translation>%1, gefunden über %2</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation>Offene Warnungen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>No directory row names a group of this user.</source>
        <translation>Keine Verzeichniszeile nennt eine Gruppe dieses Benutzers.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>Rarity today</source>
        <translation>Seltenheit heute</translation>
    </message>
    <message>
        <source>%1 points of alerts and %2 of risky days in the last 7 days (UTC)</source>
        <translation>%1 Punkte aus Warnungen und %2 aus riskanten Tagen in den letzten 7 Tagen (UTC)</translation>
    </message>
    <message>
        <source>%1 % of the users have a lower priority</source>
        <translation>%1 % der Benutzer haben eine niedrigere Priorität</translation>
    </message>
    <message>
        <source>There are too few users for a percentile</source>
        <translation>Für ein Perzentil sind es zu wenige Benutzer</translation>
    </message>
    <message>
        <source>Nothing was logged of this user on the day of the case&apos;s clock</source>
        <translation>Am Tag der Uhr des Falls wurde von diesem Benutzer nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Of %1 ordinary days of users at most one is as unusual as this user&apos;s today</source>
        <translation>Von %1 gewöhnlichen Tagen von Benutzern ist höchstens einer so ungewöhnlich wie der heutige dieses Benutzers</translation>
    </message>
    <message>
        <source>The scores are being worked out</source>
        <translation>Die Bewertungen werden berechnet</translation>
    </message>
    <message>
        <source>Only people are scored</source>
        <translation>Nur Personen werden bewertet</translation>
    </message>
    <message>
        <source>working</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>14 days</source>
        <translation>14 Tage</translation>
    </message>
    <message>
        <source>Strongest reason</source>
        <translation>Stärkster Grund</translation>
    </message>
    <message>
        <source>%1 today, %2 the day before (UTC)</source>
        <translation>%1 heute, %2 am Tag davor (UTC)</translation>
    </message>
    <message numerus="yes">
        <source>Priority on the last %n days, oldest first: %1</source>
        <translation>
            <numerusform>Priorität am letzten %n Tag: %1</numerusform>
            <numerusform>Priorität an den letzten %n Tagen, älteste zuerst: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::ActivityDrawer</name>
    <message>
        <source>Details of the activity</source>
        <translation>Details der Aktivität</translation>
    </message>
    <message>
        <source>Parts of the activity</source>
        <translation>Teile der Aktivität</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>Context ±5 min</source>
        <translation>Kontext ±5 min</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>The record as it was read</source>
        <translation>Der Datensatz, wie er gelesen wurde</translation>
    </message>
    <message>
        <source>Activities of the same user around this one</source>
        <translation>Aktivitäten desselben Benutzers im Umfeld dieser Aktivität</translation>
    </message>
    <message>
        <source>Choose an activity to see its record.</source>
        <translation>Aktivität auswählen, um ihren Datensatz zu sehen.</translation>
    </message>
    <message>
        <source>Reading the activity</source>
        <translation>Aktivität wird gelesen</translation>
    </message>
    <message>
        <source>%1, record %2, SHA-256 %3</source>
        <translation>%1, Datensatz %2, SHA-256 %3</translation>
    </message>
    <message>
        <source>Context ±5 min  %1</source>
        <translation>Kontext ±5 min  %1</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Activities over time</source>
        <translation>Aktivitäten im Zeitverlauf</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>New policy from search</source>
        <translation>Neue Richtlinie aus Suche</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Es ist kein Fall geöffnet.</translation>
    </message>
    <message>
        <source>Searching activities</source>
        <translation>Aktivitäten werden gesucht</translation>
    </message>
    <message>
        <source>%1 of %2 activities · %3</source>
        <translation>%1 von %2 Aktivitäten · %3</translation>
    </message>
    <message>
        <source>This case holds no activities.</source>
        <translation>Dieser Fall enthält keine Aktivitäten.</translation>
    </message>
    <message>
        <source>No activity matches the filter.</source>
        <translation>Keine Aktivität entspricht dem Filter.</translation>
    </message>
    <message>
        <source>Import log files to fill it.</source>
        <translation>Protokolldateien importieren, um ihn zu füllen.</translation>
    </message>
    <message>
        <source>Without the filter there would be %1.</source>
        <translation>Ohne den Filter wären es %1.</translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
</context>
<context>
    <name>sightline::ui::AddressView</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Set category</source>
        <translation>Kategorie setzen</translation>
    </message>
    <message>
        <source>Put this one address into a category. It holds for all its activities at once and can be undone.</source>
        <translation>Diese eine Adresse einer Kategorie zuordnen. Das gilt sofort für alle ihre Aktivitäten und lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Tag for this address</source>
        <translation>Schlagwort für diese Adresse</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Show its activities</source>
        <translation>Ihre Aktivitäten zeigen</translation>
    </message>
    <message>
        <source>Ranges and lists…</source>
        <translation>Bereiche und Listen…</translation>
    </message>
    <message>
        <source>What is known of the address</source>
        <translation>Was über die Adresse bekannt ist</translation>
    </message>
    <message>
        <source>Users of the address in the last 30 days</source>
        <translation>Benutzer der Adresse in den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>The activity has no IP address.</source>
        <translation>Die Aktivität hat keine IP-Adresse.</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>Adresse wird nachgeschlagen</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Ranges and lists</source>
        <translation>Bereiche und Listen</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>ISP</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Country as recorded</source>
        <translation>Land laut Datensätzen</translation>
    </message>
    <message>
        <source>Activities, 30 days</source>
        <translation>Aktivitäten, 30 Tage</translation>
    </message>
    <message>
        <source>Administrative, 30 days</source>
        <translation>Administrative, 30 Tage</translation>
    </message>
    <message>
        <source>Failed log-ons, 30 days</source>
        <translation>Fehlgeschlagene Anmeldungen, 30 Tage</translation>
    </message>
    <message>
        <source>Users, 30 days</source>
        <translation>Benutzer, 30 Tage</translation>
    </message>
    <message>
        <source>Devices, 30 days</source>
        <translation>Geräte, 30 Tage</translation>
    </message>
    <message>
        <source>Countries, 30 days</source>
        <translation>Länder, 30 Tage</translation>
    </message>
    <message>
        <source>Alerts, open of all</source>
        <translation>Warnungen, offen von allen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Activities in the case</source>
        <translation>Aktivitäten im Fall</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Address table cannot be read: %1</source>
        <translation>Adresstabelle ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>No user is named with this address in the last 30 days.</source>
        <translation>In den letzten 30 Tagen ist kein Benutzer mit dieser Adresse genannt.</translation>
    </message>
    <message>
        <source>The %1 most active of %2 users in the last 30 days</source>
        <translation>Die %1 aktivsten von %2 Benutzern in den letzten 30 Tagen</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) in the last 30 days</source>
        <translation>
            <numerusform>%n Benutzer in den letzten 30 Tagen</numerusform>
            <numerusform>%n Benutzer in den letzten 30 Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Tagged %1: %2</source>
        <translation>%1 hat das Schlagwort %2 bekommen.</translation>
    </message>
    <message>
        <source>%1 is now in the category %2.</source>
        <translation>%1 ist jetzt in der Kategorie %2.</translation>
    </message>
    <message>
        <source>%1 was marked so already.</source>
        <translation>%1 war schon so gekennzeichnet.</translation>
    </message>
    <message>
        <source>Marking the address</source>
        <translation>Adresse wird gekennzeichnet</translation>
    </message>
</context>
<context>
    <name>sightline::ui::AlertDetails</name>
    <message>
        <source>Details of the alert</source>
        <translation>Details der Warnung</translation>
    </message>
    <message>
        <source>Choose an alert to see what it says.</source>
        <translation>Warnung auswählen, um ihren Inhalt zu sehen.</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Close as</source>
        <translation>Schließen als</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n Aktivität</numerusform>
            <numerusform>%n Aktivitäten</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the activities this alert is made of.</source>
        <translation>Die Aktivitäten anzeigen, aus denen diese Warnung besteht.</translation>
    </message>
    <message>
        <source>This alert names no activity of the case.</source>
        <translation>Diese Warnung verweist auf keine Aktivität des Falls.</translation>
    </message>
    <message>
        <source>Raised by the policy %1 of this case.</source>
        <translation>Ausgelöst von der Richtlinie %1 dieses Falls.</translation>
    </message>
    <message>
        <source>Tactics: %1.</source>
        <translation>Taktiken: %1.</translation>
    </message>
    <message>
        <source>Techniques: %1.</source>
        <translation>Techniken: %1.</translation>
    </message>
    <message>
        <source>The product itself says: %1.</source>
        <translation>Angabe des Produkts: %1.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Alert time</source>
        <translation>Zeitpunkt der Warnung</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>External ID</source>
        <translation>Externe ID</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
</context>
<context>
    <name>sightline::ui::AlertQueue</name>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Status, assignee</source>
        <translation>Status, Zuweisung</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Letzte Aktivität</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
</context>
<context>
    <name>sightline::ui::AlertsPage</name>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Alerts per day</source>
        <translation>Warnungen pro Tag</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Close as benign…</source>
        <translation>Als unbedenklich schließen…</translation>
    </message>
    <message>
        <source>Close as true positive…</source>
        <translation>Als richtig positiv schließen…</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Es ist kein Fall geöffnet.</translation>
    </message>
    <message>
        <source>Finding alerts</source>
        <translation>Warnungen werden gesucht</translation>
    </message>
    <message>
        <source>%1 of %2 alerts · %3</source>
        <translation>%1 von %2 Warnungen · %3</translation>
    </message>
    <message>
        <source>This case holds no alerts.</source>
        <translation>Dieser Fall enthält keine Warnungen.</translation>
    </message>
    <message>
        <source>No alert matches the filter.</source>
        <translation>Keine Warnung entspricht dem Filter.</translation>
    </message>
    <message>
        <source>Import alerts of a product, or run a policy over the activities.</source>
        <translation>Warnungen eines Produkts importieren oder eine Richtlinie auf die Aktivitäten anwenden.</translation>
    </message>
    <message>
        <source>Without the filter there would be %1.</source>
        <translation>Ohne den Filter wären es %1.</translation>
    </message>
    <message>
        <source>Show all alerts</source>
        <translation>Alle Warnungen anzeigen</translation>
    </message>
    <message>
        <source>Changing alerts</source>
        <translation>Warnungen werden geändert</translation>
    </message>
</context>
<context>
    <name>sightline::ui::BackTestView</name>
    <message>
        <source>Alerts per day</source>
        <translation>Warnungen pro Tag</translation>
    </message>
    <message>
        <source>Would-be alerts</source>
        <translation>Mögliche Warnungen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Raised for</source>
        <translation>Ausgelöst für</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Would-be alerts per day</source>
        <translation>Mögliche Warnungen pro Tag</translation>
    </message>
    <message>
        <source>Testing the policy against every activity of the case</source>
        <translation>Richtlinie wird an allen Aktivitäten des Falls erprobt</translation>
    </message>
    <message>
        <source>Nothing is stored by a test.</source>
        <translation>Ein Probelauf speichert nichts.</translation>
    </message>
    <message>
        <source>The policy could not be tested</source>
        <translation>Der Probelauf der Richtlinie ist fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>This policy would have raised %n alert(s) in this case</source>
        <translation>
            <numerusform>Diese Richtlinie hätte in diesem Fall %n Warnung ausgelöst</numerusform>
            <numerusform>Diese Richtlinie hätte in diesem Fall %n Warnungen ausgelöst</numerusform>
        </translation>
    </message>
    <message>
        <source>Every one of %1 activities was read, in %2.</source>
        <translation>Alle %1 Aktivitäten wurden gelesen, in %2.</translation>
    </message>
    <message>
        <source>%1 matching activities have nothing to group by and were left out.</source>
        <translation>%1 passende Aktivitäten haben kein Merkmal zum Gruppieren und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>%1 alerts lie above the daily limit.</source>
        <translation>%1 Warnungen liegen über der Tagesgrenze.</translation>
    </message>
    <message>
        <source>Would-be alerts, the newest %1 of %2</source>
        <translation>Mögliche Warnungen, die neuesten %1 von %2</translation>
    </message>
    <message>
        <source>Would-be alerts, newest first, %1</source>
        <translation>Mögliche Warnungen, neueste zuerst, %1</translation>
    </message>
    <message>
        <source>alerts a day</source>
        <translation>Warnungen pro Tag</translation>
    </message>
    <message>
        <source>on the busiest day</source>
        <translation>am stärksten Tag</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>matching activities</source>
        <translation>passende Aktivitäten</translation>
    </message>
    <message>
        <source>days with alerts</source>
        <translation>Tage mit Warnungen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::BulkBar</name>
    <message>
        <source>Selected rows</source>
        <translation>Ausgewählte Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Select all %1 matching</source>
        <translation>Alle %1 passenden auswählen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::CaseFiles</name>
    <message>
        <source>Open a case</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <source>Cases (*.sightline)</source>
        <translation>Fälle (*.sightline)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Where to keep the new case</source>
        <translation>Speicherort des neuen Falls</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
</context>
<context>
    <name>sightline::ui::CaseHub</name>
    <message>
        <source>Opening the case</source>
        <translation>Fall wird geöffnet</translation>
    </message>
    <message>
        <source>The case could not be made: %1</source>
        <translation>Der Fall konnte nicht angelegt werden: %1</translation>
    </message>
    <message>
        <source>Making the case</source>
        <translation>Fall wird angelegt</translation>
    </message>
    <message>
        <source>The case could not be opened: %1</source>
        <translation>Der Fall konnte nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>The case could not be read anew: %1</source>
        <translation>Der Fall konnte nicht neu gelesen werden: %1</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Aktion wird zurückgenommen</translation>
    </message>
    <message>
        <source>Open or make a case before you import files.</source>
        <translation>Vor dem Importieren von Dateien einen Fall öffnen oder anlegen.</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import läuft</translation>
    </message>
    <message>
        <source>The import failed: %1</source>
        <translation>Der Import ist fehlgeschlagen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Import of %1 stopped: %2 records stored, %3 duplicates, %4 rejected so far.</source>
        <translation>Import von %1 angehalten: bisher %2 Datensätze gespeichert, %3 Duplikate, %4 zurückgewiesen.</translation>
    </message>
    <message>
        <source>Imported %1: %2 records stored, %3 duplicates, %4 rejected.</source>
        <translation>Import von %1 abgeschlossen: %2 Datensätze gespeichert, %3 Duplikate, %4 zurückgewiesen.</translation>
    </message>
    <message>
        <source>%1: stopped, nothing was changed.</source>
        <translation>%1: angehalten, nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Read %1 again with the time zone %2.</source>
        <translation>%1 mit der Zeitzone %2 neu gelesen.</translation>
    </message>
    <message>
        <source>Reading %1 again</source>
        <translation>%1 wird neu gelesen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::CasePage</name>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Undo Last Action</source>
        <translation>Letzte Aktion zurücknehmen</translation>
    </message>
    <message>
        <source>Verify Case</source>
        <translation>Fall prüfen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Case ID</source>
        <translation>Fall-ID</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Format version</source>
        <translation>Formatversion</translation>
    </message>
    <message>
        <source>First activity</source>
        <translation>Erste Aktivität</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Letzte Aktivität</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>The actions could not be read.</source>
        <translation>Die Aktionen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>zurückgenommen</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s)</source>
        <translation>
            <numerusform>%n Aktion</numerusform>
            <numerusform>%n Aktionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Verifying the case</source>
        <translation>Fall wird geprüft</translation>
    </message>
    <message>
        <source>The case could not be verified.</source>
        <translation>Der Fall konnte nicht geprüft werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) found.</source>
        <translation>
            <numerusform>%n Problem gefunden.</numerusform>
            <numerusform>%n Probleme gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The case is intact.</source>
        <translation>Der Fall ist unversehrt.</translation>
    </message>
    <message>
        <source>All of its %1 parts were read and their checksums agree.</source>
        <translation>Alle %1 Teile wurden gelesen, ihre Prüfsummen stimmen überein.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet</source>
        <translation>Noch wurde nichts geändert</translation>
    </message>
    <message>
        <source>Alerts that are closed, policies and removed sources are listed here, each with who did it and when, and can be undone.</source>
        <translation>Geschlossene Warnungen, Richtlinien und entfernte Quellen stehen hier, jeweils mit wem und wann, und lassen sich rückgängig machen.</translation>
    </message>
    <message>
        <source>IP Address Ranges…</source>
        <translation>IP-Adressbereiche…</translation>
    </message>
</context>
<context>
    <name>sightline::ui::CloseAlertDialog</name>
    <message>
        <source>Close alerts</source>
        <translation>Warnungen schließen</translation>
    </message>
    <message numerus="yes">
        <source>Close %n alert(s)</source>
        <translation>
            <numerusform>%n Warnung schließen</numerusform>
            <numerusform>%n Warnungen schließen</numerusform>
        </translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>&amp;Ergebnis</translation>
    </message>
    <message>
        <source>R&amp;eason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>&amp;Kommentar</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Kein Grund angegeben</translation>
    </message>
    <message>
        <source>This resolution has no reasons to choose from.</source>
        <translation>Für dieses Ergebnis stehen keine Gründe zur Auswahl.</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ColumnChooser</name>
    <message>
        <source>Hide %1</source>
        <translation>%1 ausblenden</translation>
    </message>
    <message>
        <source>Reset Columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ColumnDialog</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Find columns</source>
        <translation>Spalten suchen</translation>
    </message>
    <message>
        <source>Columns, from left to right</source>
        <translation>Spalten, von links nach rechts</translation>
    </message>
    <message>
        <source>Move &amp;left</source>
        <translation>Nach &amp;links</translation>
    </message>
    <message>
        <source>Move &amp;right</source>
        <translation>Nach &amp;rechts</translation>
    </message>
    <message>
        <source>Width of the column</source>
        <translation>Breite der Spalte</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>Re&amp;set Columns</source>
        <translation>Spalten &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>This column takes the width that is left.</source>
        <translation>Diese Spalte nimmt die übrige Breite ein.</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ConflictsDialog</name>
    <message>
        <source>Contradictions between accounts</source>
        <translation>Widersprüche zwischen Konten</translation>
    </message>
    <message>
        <source>Contradictions</source>
        <translation>Widersprüche</translation>
    </message>
    <message>
        <source>Show the accounts</source>
        <translation>Konten zeigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Nothing that was imported contradicts itself about who an account belongs to.</source>
        <translation>Nichts, was importiert wurde, widerspricht sich darin, wem ein Konto gehört.</translation>
    </message>
    <message>
        <source>Here records contradict one another about who an account belongs to. Nothing was guessed: such accounts stand apart until they are merged by hand.</source>
        <translation>Hier widersprechen sich Datensätze darin, wem ein Konto gehört. Nichts wurde geraten: Solche Konten stehen für sich, bis sie von Hand zusammengeführt werden.</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ContextBar</name>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Case and time</source>
        <translation>Fall und Zeit</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>keiner geöffnet</translation>
    </message>
    <message>
        <source>All sources (%1)</source>
        <translation>Alle Quellen (%1)</translation>
    </message>
    <message>
        <source>no activities</source>
        <translation>keine Aktivitäten</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ContextButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ContributionList</name>
    <message>
        <source>What made the score</source>
        <translation>Woraus die Bewertung besteht</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ContributionModel</name>
    <message>
        <source>Severity %1, %2</source>
        <translation>Schweregrad %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n alerts tell of the same and count once</source>
        <translation>
            <numerusform>%n Warnung sagt dasselbe und zählt einmal</numerusform>
            <numerusform>%n Warnungen sagen dasselbe und zählen einmal</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>%1: %2 points</source>
        <translation>%1: %2 Punkte</translation>
    </message>
    <message>
        <source>Alert, severity %1</source>
        <translation>Warnung, Schweregrad %1</translation>
    </message>
    <message>
        <source>Enter opens the alert</source>
        <translation>Eingabe öffnet die Warnung</translation>
    </message>
    <message>
        <source>Enter shows the activities (%1)</source>
        <translation>Eingabe zeigt die Aktivitäten (%1)</translation>
    </message>
</context>
<context>
    <name>sightline::ui::Contributions</name>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>What would make this ordinary?</source>
        <translation>Was würde dies gewöhnlich machen?</translation>
    </message>
    <message>
        <source>View all alerts (%1)</source>
        <translation>Alle Warnungen (%1)</translation>
    </message>
    <message>
        <source>Open in Activity (%1)</source>
        <translation>In Aktivität öffnen (%1)</translation>
    </message>
    <message>
        <source>No alert and no risky day in the last 7 days: nothing adds points.</source>
        <translation>Keine Warnung und kein riskanter Tag in den letzten 7 Tagen: Nichts bringt Punkte.</translation>
    </message>
    <message>
        <source>The points are those of alerts alone: a verdict of benign or false positive takes them out.</source>
        <translation>Die Punkte kommen allein von Warnungen: Das Ergebnis „Unbedenklich“ oder „Falsch positiv“ nimmt sie heraus.</translation>
    </message>
    <message>
        <source>Doubts: %1</source>
        <translation>Zweifel: %1</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
</context>
<context>
    <name>sightline::ui::CoverageLane</name>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Something was logged on every day of this time</source>
        <translation>An jedem Tag dieser Zeit wurde etwas protokolliert</translation>
    </message>
    <message>
        <source>Nothing was logged of anybody on these days: %1</source>
        <translation>An diesen Tagen wurde von niemandem etwas protokolliert: %1</translation>
    </message>
    <message>
        <source>nothing logged %1</source>
        <translation>nichts protokolliert %1</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ExportDialog</name>
    <message>
        <source>Export rows</source>
        <translation>Zeilen exportieren</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>All matching (%1)</source>
        <translation>Alle passenden (%1)</translation>
    </message>
    <message>
        <source>Selected (%1)</source>
        <translation>Ausgewählte (%1)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>As in the table (%1)</source>
        <translation>Wie in der Tabelle (%1)</translation>
    </message>
    <message>
        <source>All (%1)</source>
        <translation>Alle (%1)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON-Zeilen</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>&amp;Zeilen</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Values as the case holds them, times in UTC.</source>
        <translation>Werte, wie der Fall sie enthält, Zeiten in UTC.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei auswählen…</translation>
    </message>
</context>
<context>
    <name>sightline::ui::FacetPanel</name>
    <message>
        <source>Facets</source>
        <translation>Facetten</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1, %2 rows, included</source>
        <translation>%1, %2 Zeilen, eingeschlossen</translation>
    </message>
    <message>
        <source>%1, %2 rows, excluded</source>
        <translation>%1, %2 Zeilen, ausgeschlossen</translation>
    </message>
    <message>
        <source>%1, %2 rows</source>
        <translation>%1, %2 Zeilen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::FieldRowWidget</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Include this value</source>
        <translation>Diesen Wert einschließen</translation>
    </message>
    <message>
        <source>Exclude this value</source>
        <translation>Diesen Wert ausschließen</translation>
    </message>
    <message>
        <source>Copy this value</source>
        <translation>Diesen Wert kopieren</translation>
    </message>
</context>
<context>
    <name>sightline::ui::FieldView</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
</context>
<context>
    <name>sightline::ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>KQL</source>
        <translation>KQL</translation>
    </message>
    <message>
        <source>Show the filter as KQL</source>
        <translation>Filter als KQL anzeigen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::FilterEditor</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Role of the user</source>
        <translation>Rolle des Benutzers</translation>
    </message>
    <message>
        <source>in any role</source>
        <translation>in beliebiger Rolle</translation>
    </message>
    <message>
        <source>as actor</source>
        <translation>als Akteur</translation>
    </message>
    <message>
        <source>as object</source>
        <translation>als Objekt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>Feld suchen</translation>
    </message>
    <message>
        <source>Enter adds, Alt+Enter adds as not, Esc closes</source>
        <translation>Enter fügt hinzu, Alt+Enter fügt verneint hinzu, Esc schließt</translation>
    </message>
    <message>
        <source>Enter opens the field, Esc closes</source>
        <translation>Enter öffnet das Feld, Esc schließt</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>Nach %1 filtern</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
</context>
<context>
    <name>sightline::ui::GoTo</name>
    <message>
        <source>Go to anything</source>
        <translation>Gehe zu</translation>
    </message>
</context>
<context>
    <name>sightline::ui::HistogramPanel</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rows over time, as a table</source>
        <translation>Zeilen über die Zeit, als Tabelle</translation>
    </message>
    <message>
        <source>Counting rows over time</source>
        <translation>Zeilen über die Zeit werden gezählt</translation>
    </message>
</context>
<context>
    <name>sightline::ui::HistogramStrip</name>
    <message>
        <source>Rows over time</source>
        <translation>Zeilen im Zeitverlauf</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1: %2 Zeilen</translation>
    </message>
    <message>
        <source>No row carries a time.</source>
        <translation>Keine Zeile hat eine Zeitangabe.</translation>
    </message>
    <message>
        <source>tallest %1</source>
        <translation>höchster Balken %1</translation>
    </message>
    <message numerus="yes">
        <source>per %n day(s)</source>
        <translation>
            <numerusform>je Tag</numerusform>
            <numerusform>je %n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n hour(s)</source>
        <translation>
            <numerusform>je Stunde</numerusform>
            <numerusform>je %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>per %n minute(s)</source>
        <translation>
            <numerusform>je Minute</numerusform>
            <numerusform>je %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 without a time</source>
        <translation>%1 ohne Zeitangabe</translation>
    </message>
</context>
<context>
    <name>sightline::ui::HourStrip</name>
    <message>
        <source>Hours by days, own minus expected</source>
        <translation>Stunden nach Tagen, eigene minus erwartete</translation>
    </message>
    <message>
        <source>%1: nothing was logged of anybody on this day</source>
        <translation>%1: An diesem Tag wurde von niemandem etwas protokolliert</translation>
    </message>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n Aktivität</numerusform>
            <numerusform>%n Aktivitäten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, too few days before to compare with</source>
        <translation>%1: %2, zu wenige frühere Tage zum Vergleich</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %3 expected (mean of %n such days before)</source>
        <translation>
            <numerusform>%1: %2, erwartet %3 (Mittel von %n solchen Tag davor)</numerusform>
            <numerusform>%1: %2, erwartet %3 (Mittel von %n solchen Tagen davor)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; so many are 1 in %2 or rarer</source>
        <translation>%1; so viele sind 1 von %2 oder seltener</translation>
    </message>
    <message>
        <source>%1; so few are 1 in %2 or rarer</source>
        <translation>%1; so wenige sind 1 von %2 oder seltener</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>own minus expected</source>
        <translation>eigene minus erwartete</translation>
    </message>
    <message>
        <source>less</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>%1. Strongest: %2</source>
        <comment>of some hours; of two of them</comment>
        <translation>%1. Am stärksten: %2</translation>
    </message>
</context>
<context>
    <name>sightline::ui::IdentityLanes</name>
    <message>
        <source>Accounts over time</source>
        <translation>Konten im Zeitverlauf</translation>
    </message>
    <message numerus="yes">
        <source>%n activities from %1 until %2</source>
        <translation>
            <numerusform>%n Aktivität von %1 bis %2</numerusform>
            <numerusform>%n Aktivitäten von %1 bis %2</numerusform>
        </translation>
    </message>
    <message>
        <source>No dated activity names it</source>
        <translation>Keine datierte Aktivität nennt es</translation>
    </message>
    <message>
        <source>Evidence from %1 until %2</source>
        <translation>Belege von %1 bis %2</translation>
    </message>
    <message>
        <source>Taken over on %1</source>
        <translation>Übernommen am %1</translation>
    </message>
    <message>
        <source>Passed to its next holder on %1</source>
        <translation>Am %1 an den nächsten Inhaber übergegangen</translation>
    </message>
    <message>
        <source>Nothing here has a time: there is no axis</source>
        <translation>Nichts hier hat eine Zeitangabe: es gibt keine Achse</translation>
    </message>
</context>
<context>
    <name>sightline::ui::IdentityPage</name>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Open &amp;user</source>
        <translation>Be&amp;nutzer öffnen</translation>
    </message>
    <message>
        <source>&amp;Split off</source>
        <translation>Ab&amp;spalten</translation>
    </message>
    <message>
        <source>&amp;Merge with…</source>
        <translation>&amp;Zusammenführen mit …</translation>
    </message>
    <message>
        <source>Make this and another entity one, after a look at what speaks against it</source>
        <translation>Dies mit einem anderen Eintrag zusammenführen, nach einem Blick auf das, was dagegen spricht</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Over time: seen (columns), joined by dated evidence (line), other holders (hatched)</source>
        <translation>Im Zeitverlauf: gesehen (Säulen), durch datierte Belege verknüpft (Linie), andere Inhaber (schraffiert)</translation>
    </message>
    <message>
        <source>Show &amp;record</source>
        <translation>Da&amp;tensatz zeigen</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Contradictions</source>
        <translation>Widersprüche</translation>
    </message>
    <message>
        <source>No user is chosen.</source>
        <translation>Kein Benutzer ist gewählt.</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Kein Fall ist geöffnet.</translation>
    </message>
    <message>
        <source>Looking up the accounts</source>
        <translation>Konten werden nachgeschlagen</translation>
    </message>
    <message>
        <source>No account is chosen</source>
        <translation>Kein Konto ist gewählt</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n accounts</source>
        <translation>
            <numerusform>%1 · %n Konto</numerusform>
            <numerusform>%1 · %n Konten</numerusform>
        </translation>
    </message>
    <message>
        <source>Contradictions: none, all evidence about these accounts agrees</source>
        <translation>Widersprüche: keine, alle Belege zu diesen Konten stimmen überein</translation>
    </message>
    <message numerus="yes">
        <source>%n contradictions: what is named here was kept apart</source>
        <translation>
            <numerusform>%n Widerspruch: Was hier genannt ist, blieb getrennt</numerusform>
            <numerusform>%n Widersprüche: Was hier genannt ist, blieb getrennt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stands by itself: no evidence joins it</source>
        <translation>%1 steht für sich: kein Beleg verknüpft es</translation>
    </message>
    <message>
        <source>What joins %1</source>
        <translation>Was %1 verknüpft</translation>
    </message>
    <message>
        <source>Let %1 stand alone</source>
        <translation>%1 für sich stehen lassen</translation>
    </message>
    <message>
        <source>This is the only account</source>
        <translation>Dies ist das einzige Konto</translation>
    </message>
    <message>
        <source>%1 has another holder now: what it was before cannot be split off</source>
        <translation>%1 hat jetzt einen anderen Inhaber: der frühere Teil lässt sich nicht abspalten</translation>
    </message>
    <message>
        <source>Merged %1 and %2.</source>
        <translation>%1 und %2 zusammengeführt.</translation>
    </message>
    <message>
        <source>Merging users</source>
        <translation>Benutzer werden zusammengeführt</translation>
    </message>
    <message>
        <source>Split %1 from %2.</source>
        <translation>%1 von %2 abgespalten.</translation>
    </message>
    <message>
        <source>Splitting off an account</source>
        <translation>Konto wird abgespalten</translation>
    </message>
</context>
<context>
    <name>sightline::ui::InsightList</name>
    <message>
        <source>Insights</source>
        <translation>Erkenntnisse</translation>
    </message>
</context>
<context>
    <name>sightline::ui::InsightModel</name>
    <message>
        <source>Day (UTC)</source>
        <translation>Tag (UTC)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Insight</source>
        <translation>Erkenntnis</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>First activity</source>
        <translation>Erste Aktivität</translation>
    </message>
    <message numerus="yes">
        <source>%n activities that day; Enter shows the first</source>
        <translation>
            <numerusform>%n Aktivität an diesem Tag; Eingabe zeigt sie</numerusform>
            <numerusform>%n Aktivitäten an diesem Tag; Eingabe zeigt die erste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activities that day; Enter shows the first of each</source>
        <translation>
            <numerusform>%n Aktivität an diesem Tag; Eingabe zeigt sie</numerusform>
            <numerusform>%n Aktivitäten an diesem Tag; Eingabe zeigt jeweils die erste</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::InsightPanel</name>
    <message>
        <source>The user did nothing on this day.</source>
        <translation>An diesem Tag hat der Benutzer nichts getan.</translation>
    </message>
    <message numerus="yes">
        <source>Only %n active day(s) before: nothing is called new or uncommon with fewer than %1.</source>
        <translation>
            <numerusform>Davor gab es nur %n aktiven Tag: Mit weniger als %1 wird nichts neu oder ungewöhnlich genannt.</numerusform>
            <numerusform>Davor gab es nur %n aktive Tage: Mit weniger als %1 wird nichts neu oder ungewöhnlich genannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new and nothing uncommon: all of this day is usual for the user, the peers and everybody.</source>
        <translation>Nichts ist neu und nichts ungewöhnlich: Alles an diesem Tag ist für den Benutzer, die Vergleichspersonen und alle üblich.</translation>
    </message>
    <message>
        <source>day of the case time</source>
        <translation>Tag der Fallzeit</translation>
    </message>
    <message>
        <source>chosen day</source>
        <translation>gewählter Tag</translation>
    </message>
    <message>
        <source>newest active day</source>
        <translation>letzter aktiver Tag</translation>
    </message>
    <message>
        <source>%1 (UTC)</source>
        <translation>%1 (UTC)</translation>
    </message>
</context>
<context>
    <name>sightline::ui::KeyboardDialog</name>
    <message>
        <source>Keyboard Map</source>
        <translation>Tastenbelegung</translation>
    </message>
    <message>
        <source>Find a key</source>
        <translation>Taste suchen</translation>
    </message>
    <message>
        <source>Find a key or an action</source>
        <translation>Taste oder Aktion suchen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Wirkung</translation>
    </message>
</context>
<context>
    <name>sightline::ui::KqlLine</name>
    <message>
        <source>Filter as KQL</source>
        <translation>Filter als KQL</translation>
    </message>
    <message>
        <source>All rows. Write a condition, such as App == &quot;Exchange Online&quot;</source>
        <translation>Alle Zeilen. Bedingung eingeben, zum Beispiel App == &quot;Exchange Online&quot;</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
</context>
<context>
    <name>sightline::ui::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Recent Cases</source>
        <translation>Zuletzt geöffnete Fälle</translation>
    </message>
    <message>
        <source>Close Case</source>
        <translation>Fall schließen</translation>
    </message>
    <message>
        <source>Import Folder…</source>
        <translation>Ordner importieren…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>No recent cases</source>
        <translation>Keine zuletzt geöffneten Fälle</translation>
    </message>
    <message>
        <source>%1 - Sightline</source>
        <translation>%1 – Sightline</translation>
    </message>
    <message>
        <source>Sightline</source>
        <translation>Sightline</translation>
    </message>
</context>
<context>
    <name>sightline::ui::MapColumns</name>
    <message>
        <source>Columns by what they say</source>
        <translation>Spalten nach dem, was sie sagen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Times are written</source>
        <translation>Zeitangaben beginnen mit</translation>
    </message>
    <message>
        <source>to be chosen</source>
        <translation>noch zu wählen</translation>
    </message>
    <message>
        <source>year or month first</source>
        <translation>Jahr oder Monat</translation>
    </message>
    <message>
        <source>day first</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>seconds since 1970</source>
        <translation>Sekunden seit 1970</translation>
    </message>
    <message>
        <source>Chosen by hand.</source>
        <translation>Von Hand gewählt.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>sightline::ui::MapWizard</name>
    <message>
        <source>%1 is being looked at.</source>
        <translation>%1 wird angesehen.</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>Datei wird angesehen</translation>
    </message>
    <message>
        <source>The columns of %1 cannot be mapped: %2</source>
        <translation>Die Spalten von %1 lassen sich nicht zuordnen: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>none: every record is kept</source>
        <translation>keine: jeder Datensatz bleibt</translation>
    </message>
    <message>
        <source>%1: no value occurs twice in what was looked at</source>
        <translation>%1: kein Wert kommt im Angesehenen zweimal vor</translation>
    </message>
    <message>
        <source>To be decided:</source>
        <translation>Zu entscheiden:</translation>
    </message>
    <message>
        <source>The times name their zone.</source>
        <translation>Die Zeiten nennen ihre Zone.</translation>
    </message>
    <message>
        <source>The file cannot be mapped.</source>
        <translation>Die Datei lässt sich nicht zuordnen.</translation>
    </message>
    <message>
        <source>A column has to be chosen first, and how times are written.</source>
        <translation>Erst eine Spalte wählen, und wie die Zeiten geschrieben sind.</translation>
    </message>
    <message>
        <source>A map needs a title.</source>
        <translation>Eine Zuordnung braucht einen Titel.</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) chosen</source>
        <translation>
            <numerusform>%n Spalte gewählt</numerusform>
            <numerusform>%n Spalten gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 records, %2 rejected</source>
        <translation>%1 Datensätze, %2 zurückgewiesen</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>noch nicht erprobt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Name and save</source>
        <translation>Benennen, speichern</translation>
    </message>
    <message>
        <source>&amp;Import now</source>
        <translation>&amp;Jetzt importieren</translation>
    </message>
    <message>
        <source>&amp;Next: %1</source>
        <translation>&amp;Weiter: %1</translation>
    </message>
    <message>
        <source>The file is being tried.</source>
        <translation>Die Datei wird erprobt.</translation>
    </message>
    <message>
        <source>Preview of the map</source>
        <translation>Vorschau der Zuordnung wird erstellt</translation>
    </message>
    <message>
        <source>Trying the map on the whole file</source>
        <translation>Zuordnung wird an der ganzen Datei erprobt</translation>
    </message>
    <message>
        <source>The trial was stopped.</source>
        <translation>Der Probelauf wurde angehalten.</translation>
    </message>
    <message>
        <source>The whole file: %1 records read = %2 stored + %3 duplicates + %4 rejected; %5 without a time. Nothing is stored yet; below are the first of them.</source>
        <translation>Die ganze Datei: %1 Datensätze gelesen = %2 gespeichert + %3 Duplikate + %4 zurückgewiesen; %5 ohne Zeitangabe. Noch ist nichts gespeichert; darunter die ersten von ihnen.</translation>
    </message>
    <message>
        <source>%1 rejected, the first at %2: %3</source>
        <translation>%1 zurückgewiesen, der erste bei %2: %3</translation>
    </message>
    <message>
        <source>What is in the file?</source>
        <translation>Was ist in der Datei?</translation>
    </message>
    <message>
        <source>The first records</source>
        <translation>Die ersten Datensätze</translation>
    </message>
    <message>
        <source>Which column says what?</source>
        <translation>Welche Spalte sagt was?</translation>
    </message>
    <message>
        <source>What becomes of the records?</source>
        <translation>Was wird aus den Datensätzen?</translation>
    </message>
    <message>
        <source>Activities of the first records</source>
        <translation>Aktivitäten der ersten Datensätze</translation>
    </message>
    <message>
        <source>What is the map called?</source>
        <translation>Wie heißt die Zuordnung?</translation>
    </message>
    <message>
        <source>The guess goes by names and values of the columns. It is only as good as its reasons: a column that is not chosen stays in the record, unread.</source>
        <translation>Die Vermutung richtet sich nach Namen und Werten der Spalten und ist nur so gut wie ihre Gründe. Eine Spalte, die nicht gewählt ist, bleibt ungedeutet im Datensatz.</translation>
    </message>
    <message>
        <source>The records go to a table of their own. A map that is kept recognises the next file of this kind by itself.</source>
        <translation>Die Datensätze kommen in eine eigene Tabelle. Eine Zuordnung, die behalten wird, erkennt die nächste Datei dieser Art von selbst.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>of records that name none</source>
        <translation>von Datensätzen, die keine nennen</translation>
    </message>
    <message>
        <source>Key column</source>
        <translation>Schlüsselspalte</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>&amp;Keep the map for later files of this kind</source>
        <translation>Zuordnung für spätere Dateien dieser Art &amp;behalten</translation>
    </message>
    <message>
        <source>Tit&amp;le</source>
        <translation>Tite&amp;l</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>A&amp;pplication</source>
        <translation>Anwend&amp;ung</translation>
    </message>
    <message>
        <source>Key &amp;column</source>
        <translation>&amp;Schlüsselspalte</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>Zeitz&amp;one</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>not known: read as UTC, marked as assumed</source>
        <translation>nicht bekannt: als UTC gelesen, als Annahme vermerkt</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
</context>
<context>
    <name>sightline::ui::MergeDialog</name>
    <message>
        <source>Merge %1 with…</source>
        <translation>%1 zusammenführen mit …</translation>
    </message>
    <message>
        <source>Type a name, mail address, SID or id of the other one.</source>
        <translation>Namen, E-Mail-Adresse, SID oder ID des anderen eingeben.</translation>
    </message>
    <message>
        <source>Whom to merge with</source>
        <translation>Womit zusammenführen</translation>
    </message>
    <message>
        <source>Find by name, mail, SID, id or DOMAIN\name</source>
        <translation>Finden nach Name, E-Mail, SID, ID oder DOMÄNE\Name</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>What the merge would make</source>
        <translation>Was dabei entstünde</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Zusammenführen</translation>
    </message>
    <message>
        <source>Listing users</source>
        <translation>Benutzer werden aufgelistet</translation>
    </message>
    <message numerus="yes">
        <source>and %n more: type more of the name</source>
        <translation>
            <numerusform>und %n weiterer: mehr vom Namen eingeben</numerusform>
            <numerusform>und %n weitere: mehr vom Namen eingeben</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has such a name.</source>
        <translation>Niemand hat einen solchen Namen.</translation>
    </message>
    <message>
        <source>Only the entity itself has such a name.</source>
        <translation>Nur der Eintrag selbst hat einen solchen Namen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n accounts</source>
        <translation>
            <numerusform>%1 mit %n Konto</numerusform>
            <numerusform>%1 mit %n Konten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing speaks against it. It can be undone.</source>
        <translation>Nichts spricht dagegen. Es lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>This speaks against it:</source>
        <translation>Das spricht dagegen:</translation>
    </message>
</context>
<context>
    <name>sightline::ui::NetworkEditor</name>
    <message>
        <source>The change applies only from a &amp;moment on (UTC)</source>
        <translation>Die Änderung gilt erst ab einem &amp;Zeitpunkt (UTC)</translation>
    </message>
    <message>
        <source>Add an address range</source>
        <translation>Adressbereich hinzufügen</translation>
    </message>
    <message>
        <source>Edit an address range</source>
        <translation>Adressbereich ändern</translation>
    </message>
    <message>
        <source>Import a list of addresses</source>
        <translation>Adressliste importieren</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>203.0.113.0/24, 2001:db8::/32, 198.51.100.7</source>
        <translation>203.0.113.0/24, 2001:db8::/32, 198.51.100.7</translation>
    </message>
    <message>
        <source>&amp;Addresses and ranges</source>
        <translation>&amp;Adressen und Bereiche</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>&amp;Category</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Schlagwörter</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>durch Kommas getrennt</translation>
    </message>
    <message>
        <source>&amp;ISP</source>
        <translation>&amp;Provider</translation>
    </message>
    <message>
        <source>C&amp;ountry</source>
        <translation>&amp;Land</translation>
    </message>
    <message>
        <source>Cit&amp;y</source>
        <translation>Sta&amp;dt</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei auswählen…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Holds &amp;from (UTC)</source>
        <translation>&amp;Gilt ab (UTC)</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>von Anfang an</translation>
    </message>
    <message>
        <source>Holds &amp;until (UTC)</source>
        <translation>Gilt &amp;bis (UTC)</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Activities before it are judged by what the range said until then. Otherwise the change is a correction and applies to all times.</source>
        <translation>Frühere Aktivitäten werden danach beurteilt, was der Bereich bis dahin sagte. Sonst ist die Änderung eine Berichtigung und gilt für alle Zeiten.</translation>
    </message>
    <message>
        <source>The change applies from (UTC)</source>
        <translation>Die Änderung gilt ab (UTC)</translation>
    </message>
    <message>
        <source>“%1” is no address and no range such as 203.0.113.0/24.</source>
        <translation>„%1“ ist keine Adresse und kein Bereich wie 203.0.113.0/24.</translation>
    </message>
    <message>
        <source>Name at least one address or range.</source>
        <translation>Mindestens eine Adresse oder einen Bereich angeben.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Einen Namen angeben.</translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation>„%1“ ist keine Zeitangabe.</translation>
    </message>
    <message>
        <source>The range ends before it begins.</source>
        <translation>Der Bereich endet, bevor er beginnt.</translation>
    </message>
    <message>
        <source>Say from when the change applies.</source>
        <translation>Angeben, ab wann die Änderung gilt.</translation>
    </message>
</context>
<context>
    <name>sightline::ui::NetworksDialog</name>
    <message>
        <source>Show &amp;built-in ranges</source>
        <translation>&amp;Eingebaute Bereiche zeigen</translation>
    </message>
    <message>
        <source>IP address ranges</source>
        <translation>IP-Adressbereiche</translation>
    </message>
    <message>
        <source>Address ranges and lists</source>
        <translation>Adressbereiche und Listen</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>Ä&amp;ndern…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Import ranges (CSV)…</source>
        <translation>Bereiche importieren (CSV)…</translation>
    </message>
    <message>
        <source>Import a list of addresses…</source>
        <translation>Adressliste importieren…</translation>
    </message>
    <message>
        <source>Export ranges (CSV)…</source>
        <translation>Bereiche exportieren (CSV)…</translation>
    </message>
    <message>
        <source>Address tables</source>
        <translation>Adresstabellen</translation>
    </message>
    <message>
        <source>Files in MaxMind&apos;s format (.mmdb) with countries and providers. They belong to this computer, not to the case.</source>
        <translation>Dateien im Format von MaxMind (.mmdb) mit Ländern und Providern. Sie gehören zu diesem Computer, nicht zum Fall.</translation>
    </message>
    <message>
        <source>Use tables…</source>
        <translation>Tabellen verwenden…</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>Keine verwenden</translation>
    </message>
    <message>
        <source>&amp;Undo last action</source>
        <translation>Letzte Aktion &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>%1 ranges and %2 lists. What they say is looked up when an activity is read, so a change shows at once and no record is changed.</source>
        <translation>%1 Bereiche und %2 Listen. Was sie sagen, wird beim Lesen einer Aktivität nachgeschlagen; eine Änderung zeigt sich sofort, und kein Datensatz wird verändert.</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Es ist kein Fall geöffnet.</translation>
    </message>
    <message>
        <source>This case has no address ranges yet.</source>
        <translation>Dieser Fall hat noch keine Adressbereiche.</translation>
    </message>
    <message>
        <source>Ranges tell office, VPN and cloud from the rest; lists name anonymisers and other risky addresses. Private and loopback addresses are built in.</source>
        <translation>Bereiche unterscheiden Büro, VPN und Cloud vom Rest; Listen nennen Anonymisierer und andere riskante Adressen. Private und Loopback-Adressen sind eingebaut.</translation>
    </message>
    <message>
        <source>Open a case to see its address ranges.</source>
        <translation>Fall öffnen, um seine Adressbereiche zu sehen.</translation>
    </message>
    <message>
        <source>Add a range…</source>
        <translation>Bereich hinzufügen…</translation>
    </message>
    <message>
        <source>Choose a range or list of this case first.</source>
        <translation>Zuerst einen Bereich oder eine Liste dieses Falls auswählen.</translation>
    </message>
    <message>
        <source>Choose only one to edit it.</source>
        <translation>Zum Ändern nur einen Eintrag auswählen.</translation>
    </message>
    <message>
        <source>Added the address range %1.</source>
        <translation>Adressbereich %1 hinzugefügt.</translation>
    </message>
    <message>
        <source>Adding an address range</source>
        <translation>Adressbereich wird hinzugefügt</translation>
    </message>
    <message>
        <source>Changed the address range %1.</source>
        <translation>Adressbereich %1 geändert.</translation>
    </message>
    <message>
        <source>Changing an address range</source>
        <translation>Adressbereich wird geändert</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n address range(s).</source>
        <translation>
            <numerusform>%n Adressbereich entfernt.</numerusform>
            <numerusform>%n Adressbereiche entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Removing address ranges</source>
        <translation>Adressbereiche werden entfernt</translation>
    </message>
    <message>
        <source>Import address ranges</source>
        <translation>Adressbereiche importieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Importing address ranges</source>
        <translation>Adressbereiche werden importiert</translation>
    </message>
    <message>
        <source>Import a list of addresses</source>
        <translation>Adressliste importieren</translation>
    </message>
    <message>
        <source>Importing a list of addresses</source>
        <translation>Adressliste wird importiert</translation>
    </message>
    <message>
        <source>The file was not imported.</source>
        <translation>Die Datei wurde nicht importiert.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Export address ranges</source>
        <translation>Adressbereiche exportieren</translation>
    </message>
    <message>
        <source>Exporting address ranges</source>
        <translation>Adressbereiche werden exportiert</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n address range(s).</source>
        <translation>
            <numerusform>%n Adressbereich geschrieben.</numerusform>
            <numerusform>%n Adressbereiche geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lists are not part of it: their files say more.</source>
        <translation>Listen sind nicht dabei: ihre Dateien sagen mehr.</translation>
    </message>
    <message>
        <source>Address tables (*.mmdb)</source>
        <translation>Adresstabellen (*.mmdb)</translation>
    </message>
    <message>
        <source>Opening address tables</source>
        <translation>Adresstabellen werden geöffnet</translation>
    </message>
    <message>
        <source>The address tables were not changed.</source>
        <translation>Die Adresstabellen wurden nicht geändert.</translation>
    </message>
    <message>
        <source>Address tables: none. With one, the country and provider of an address are shown.</source>
        <translation>Adresstabellen: keine. Mit einer werden Land und Provider einer Adresse gezeigt.</translation>
    </message>
    <message>
        <source>%1 (%2, of %3)</source>
        <translation>%1 (%2, vom %3)</translation>
    </message>
    <message>
        <source>%1 (cannot be read)</source>
        <translation>%1 (nicht lesbar)</translation>
    </message>
    <message>
        <source>Address tables: %1</source>
        <translation>Adresstabellen: %1</translation>
    </message>
</context>
<context>
    <name>sightline::ui::PageHeader</name>
    <message>
        <source>Back to where you came from</source>
        <translation>Zurück zur vorherigen Ansicht</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>sightline::ui::PeerList</name>
    <message numerus="yes">
        <source>Show all %n peers</source>
        <translation>
            <numerusform>%n Vergleichsperson zeigen</numerusform>
            <numerusform>Alle %n Vergleichspersonen zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::PeopleNotices</name>
    <message numerus="yes">
        <source>%n contradictions between accounts.</source>
        <translation>
            <numerusform>%n Widerspruch zwischen Konten.</numerusform>
            <numerusform>%n Widersprüche zwischen Konten.</numerusform>
        </translation>
    </message>
    <message>
        <source>What contradicts itself was kept apart, not merged.</source>
        <translation>Was sich widerspricht, blieb getrennt und wurde nicht zusammengeführt.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Comparing names</source>
        <translation>Namen werden verglichen</translation>
    </message>
    <message numerus="yes">
        <source>%n pairs of accounts may be one person each.</source>
        <translation>
            <numerusform>%n Kontenpaar ist vielleicht eine Person.</numerusform>
            <numerusform>%n Kontenpaare sind vielleicht je eine Person.</numerusform>
        </translation>
    </message>
    <message>
        <source>No record ties them together, but their names fit as others here do. Nothing was merged.</source>
        <translation>Kein Datensatz verbindet sie, aber ihre Namen passen zueinander wie andere hier. Nichts wurde zusammengeführt.</translation>
    </message>
    <message>
        <source>Look through them</source>
        <translation>Durchsehen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::PoliciesPage</name>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>Gruppierung</translation>
    </message>
    <message>
        <source>Alerts raised</source>
        <translation>Ausgelöste Warnungen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Run all</source>
        <translation>Alle ausführen</translation>
    </message>
    <message>
        <source>New policy</source>
        <translation>Neue Richtlinie</translation>
    </message>
    <message>
        <source>New policy from search</source>
        <translation>Neue Richtlinie aus Suche</translation>
    </message>
    <message>
        <source>This case has no policies yet.</source>
        <translation>Dieser Fall hat noch keine Richtlinien.</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Es ist kein Fall geöffnet.</translation>
    </message>
    <message>
        <source>A policy raises alerts from the activities it describes.</source>
        <translation>Eine Richtlinie löst Warnungen für die Aktivitäten aus, die sie beschreibt.</translation>
    </message>
    <message>
        <source>Open a case to see its policies.</source>
        <translation>Fall öffnen, um seine Richtlinien zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n policies</source>
        <translation>
            <numerusform>%n Richtlinie</numerusform>
            <numerusform>%n Richtlinien</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a policy first.</source>
        <translation>Zuerst eine Richtlinie auswählen.</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Running policies</source>
        <translation>Richtlinien werden ausgeführt</translation>
    </message>
    <message>
        <source>Changing the policy</source>
        <translation>Richtlinie wird geändert</translation>
    </message>
    <message>
        <source>Removing the policy</source>
        <translation>Richtlinie wird entfernt</translation>
    </message>
    <message>
        <source>per user</source>
        <translation>pro Benutzer</translation>
    </message>
    <message>
        <source>per device</source>
        <translation>pro Gerät</translation>
    </message>
    <message>
        <source>whole case</source>
        <translation>ganzer Fall</translation>
    </message>
    <message>
        <source>each, %1</source>
        <translation>jede einzeln, %1</translation>
    </message>
    <message>
        <source>%1 in %2 min, %3</source>
        <translation>%1 in %2 min, %3</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>aktiviert</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
</context>
<context>
    <name>sightline::ui::PolicyWizard</name>
    <message>
        <source>Each matching activity, grouped by %1</source>
        <translation>Jede passende Aktivität, Gruppierung: %1</translation>
    </message>
    <message>
        <source>%1 activities within %2 minutes, grouped by %3</source>
        <translation>%1 Aktivitäten innerhalb von %2 Minuten, Gruppierung: %3</translation>
    </message>
    <message>
        <source>no rule yet</source>
        <translation>noch keine Regel</translation>
    </message>
    <message>
        <source>%1 activities</source>
        <translation>%1 Aktivitäten</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>wird gezählt</translation>
    </message>
    <message>
        <source>not tested yet</source>
        <translation>noch nicht erprobt</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>name, severity, category</source>
        <translation>Name, Schweregrad, Kategorie</translation>
    </message>
    <message>
        <source>store it and run it</source>
        <translation>speichern und ausführen</translation>
    </message>
    <message>
        <source>Only repeated activity is counted.</source>
        <translation>Nur wiederholte Aktivität wird gezählt.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Activities matching all of
%1

%2

%3</source>
        <translation>Aktivitäten, auf die alles zutrifft:
%1

%2

%3</translation>
    </message>
    <message>
        <source>no name yet</source>
        <translation>noch kein Name</translation>
    </message>
    <message>
        <source>%1
%2

Filter: %3

Logic: %4

Alert: %5</source>
        <translation>%1
%2

Filter: %3

Logik: %4

Warnung: %5</translation>
    </message>
    <message>
        <source>A policy needs a filter.</source>
        <translation>Eine Richtlinie benötigt einen Filter.</translation>
    </message>
    <message>
        <source>A policy needs a name.</source>
        <translation>Eine Richtlinie benötigt einen Namen.</translation>
    </message>
    <message>
        <source>Store the policy and run it.</source>
        <translation>Richtlinie speichern und ausführen.</translation>
    </message>
    <message>
        <source>You can finish from the third step on.</source>
        <translation>Ab dem dritten Schritt ist das Fertigstellen möglich.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Logic</source>
        <translation>Logik</translation>
    </message>
    <message>
        <source>Back-test</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and apply</source>
        <translation>Speichern und anwenden</translation>
    </message>
    <message>
        <source>Add a rule first.</source>
        <translation>Zuerst eine Regel hinzufügen.</translation>
    </message>
    <message>
        <source>Something is missing on this step.</source>
        <translation>In diesem Schritt fehlt noch etwas.</translation>
    </message>
    <message>
        <source>Counting the matching activities</source>
        <translation>Passende Aktivitäten werden gezählt</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Es ist kein Fall geöffnet.</translation>
    </message>
    <message>
        <source>Counting activities</source>
        <translation>Aktivitäten werden gezählt</translation>
    </message>
    <message>
        <source>%1 of %2 activities match</source>
        <translation>%1 von %2 Aktivitäten passen</translation>
    </message>
    <message>
        <source>The policy needs a filter first.</source>
        <translation>Die Richtlinie benötigt zuerst einen Filter.</translation>
    </message>
    <message>
        <source>Testing the policy</source>
        <translation>Probelauf der Richtlinie</translation>
    </message>
    <message>
        <source>Saving the policy</source>
        <translation>Richtlinie wird gespeichert</translation>
    </message>
    <message>
        <source>Which activities does the policy look for?</source>
        <translation>Nach welchen Aktivitäten sucht die Richtlinie?</translation>
    </message>
    <message>
        <source>All rules hold at once; the values of one rule are alternatives.</source>
        <translation>Alle Regeln gelten zugleich; die Werte einer Regel sind Alternativen.</translation>
    </message>
    <message>
        <source>When do they raise an alert?</source>
        <translation>Wann lösen sie eine Warnung aus?</translation>
    </message>
    <message>
        <source>Each of them, or several within some time.</source>
        <translation>Jede einzelne oder mehrere innerhalb einer Zeitspanne.</translation>
    </message>
    <message>
        <source>What does the alert say?</source>
        <translation>Was besagt die Warnung?</translation>
    </message>
    <message>
        <source>Name, severity and category are those of every alert it raises.</source>
        <translation>Name, Schweregrad und Kategorie gelten für jede Warnung, die sie auslöst.</translation>
    </message>
    <message>
        <source>The policy is kept in the case and run over all its activities once.</source>
        <translation>Die Richtlinie wird im Fall gespeichert und einmal auf alle seine Aktivitäten angewendet.</translation>
    </message>
    <message>
        <source>&amp;Repeated activity raises an alert</source>
        <translation>Wiederh&amp;olte Aktivität löst eine Warnung aus</translation>
    </message>
    <message>
        <source>At least so many activities</source>
        <translation>Mindestanzahl von Aktivitäten</translation>
    </message>
    <message>
        <source>Within so many minutes</source>
        <translation>Zeitspanne in Minuten</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppierung</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>nothing, the whole case</source>
        <translation>keine, ganzer Fall</translation>
    </message>
    <message>
        <source>At &amp;least</source>
        <translation>M&amp;indestens</translation>
    </message>
    <message>
        <source>&amp;Within</source>
        <translation>In&amp;nerhalb von</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>Bes&amp;chreibung</translation>
    </message>
    <message>
        <source>&amp;Severity</source>
        <translation>&amp;Schweregrad</translation>
    </message>
    <message>
        <source>&amp;Category</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>&amp;Save and apply</source>
        <translation>&amp;Speichern und anwenden</translation>
    </message>
    <message>
        <source>&amp;Next: %1</source>
        <translation>&amp;Weiter: %1</translation>
    </message>
    <message>
        <source>E&amp;ach matching activity raises an alert</source>
        <translation>&amp;Jede passende Aktivität löst eine Warnung aus</translation>
    </message>
    <message>
        <source>Group b&amp;y</source>
        <translation>G&amp;ruppierung</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>F&amp;inish</source>
        <translation>&amp;Fertigstellen</translation>
    </message>
    <message>
        <source>Scores are being worked out.</source>
        <translation>Die Bewertungen werden berechnet.</translation>
    </message>
</context>
<context>
    <name>sightline::ui::PriorityStrip</name>
    <message>
        <source>Users by priority</source>
        <translation>Benutzer nach Priorität</translation>
    </message>
    <message numerus="yes">
        <source>Only priority %1: %n user(s). Esc shows all again.</source>
        <translation>
            <numerusform>Nur Priorität %1: %n Benutzer. Esc zeigt wieder alle.</numerusform>
            <numerusform>Nur Priorität %1: %n Benutzer. Esc zeigt wieder alle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scored user(s) are too few for a percentile</source>
        <translation>
            <numerusform>%n bewerteter Benutzer ist zu wenig für ein Perzentil</numerusform>
            <numerusform>%n bewertete Benutzer sind zu wenige für ein Perzentil</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>90th percentile is %1: %n user(s) at or above it</source>
        <translation>
            <numerusform>90. Perzentil bei %1: %n Benutzer erreicht es</numerusform>
            <numerusform>90. Perzentil bei %1: %n Benutzer erreichen es</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Priority %1: %n user(s)</source>
        <translation>
            <numerusform>Priorität %1: %n Benutzer</numerusform>
            <numerusform>Priorität %1: %n Benutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>users by priority, square-root scale</source>
        <translation>Benutzer nach Priorität, Wurzelskala</translation>
    </message>
</context>
<context>
    <name>sightline::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::RailButton</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::RarityLegend</name>
    <message>
        <source>Marks on the lanes: %1</source>
        <translation>Zeichen auf der Zeitleiste: %1</translation>
    </message>
</context>
<context>
    <name>sightline::ui::RecordDialog</name>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>The record is being read.</source>
        <translation>Der Datensatz wird gelesen.</translation>
    </message>
    <message>
        <source>The record as it was read</source>
        <translation>Der Datensatz, wie er gelesen wurde</translation>
    </message>
    <message>
        <source>Open in Activity</source>
        <translation>In Aktivität öffnen</translation>
    </message>
    <message>
        <source>Reading the record</source>
        <translation>Datensatz wird gelesen</translation>
    </message>
    <message>
        <source>%1, record %2, SHA-256 %3</source>
        <translation>%1, Datensatz %2, SHA-256 %3</translation>
    </message>
    <message>
        <source>This record is no activity.</source>
        <translation>Dieser Datensatz ist keine Aktivität.</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ReliabilityDialog</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>within</source>
        <translation>innerhalb</translation>
    </message>
    <message>
        <source>more often</source>
        <translation>häufiger</translation>
    </message>
    <message>
        <source>less often</source>
        <translation>seltener</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Behauptet</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Against the band</source>
        <translation>Gegenüber dem Band</translation>
    </message>
    <message>
        <source>Reliability of the Score</source>
        <translation>Zuverlässigkeit der Bewertung</translation>
    </message>
    <message>
        <source>There are %1 scored days after the first %2 of the case; how often a rarity is claimed can be told from %3 on.</source>
        <translation>Nach den ersten %2 Tagen des Falls gibt es %1 bewertete Tage; wie oft eine Seltenheit behauptet wird, lässt sich ab %3 sagen.</translation>
    </message>
    <message>
        <source>%1 of %2 points lie in the band: of the %3 scored days after the first %4 of the case, as many claim that rarity as of ordinary days would; points above the band claim it too often, and attacks among the days raise them.</source>
        <translation>%1 von %2 Punkten liegen im Band: Von den %3 bewerteten Tagen nach den ersten %4 des Falls behaupten dort so viele diese Seltenheit, wie es gewöhnliche Tage täten; Punkte über dem Band behaupten sie zu oft, und Angriffe unter den Tagen heben sie an.</translation>
    </message>
    <message>
        <source>Dashed: exactly as claimed. Shaded: the band of three standard deviations. Disc: within; diamond: outside.</source>
        <translation>Gestrichelt: genau wie behauptet. Getönt: das Band von drei Standardabweichungen. Scheibe: innerhalb; Raute: außerhalb.</translation>
    </message>
    <message>
        <source>The numbers of the plot</source>
        <translation>Die Zahlen des Diagramms</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ReliabilityPlot</name>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Share of days over the chance they claim</source>
        <translation>Anteil der Tage über der Wahrscheinlichkeit, die sie behaupten</translation>
    </message>
    <message>
        <source>Share of days</source>
        <translation>Anteil der Tage</translation>
    </message>
    <message>
        <source>Claimed: at most</source>
        <translation>Behauptet: höchstens</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ScoreBars</name>
    <message>
        <source>Priority in the last two weeks</source>
        <translation>Priorität der letzten zwei Wochen</translation>
    </message>
    <message>
        <source>these 7 days count</source>
        <translation>diese 7 Tage zählen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ScoreCard</name>
    <message>
        <source>Investigation priority</source>
        <translation>Untersuchungspriorität</translation>
    </message>
    <message>
        <source>How is this scored?</source>
        <translation>Wie wird bewertet?</translation>
    </message>
    <message>
        <source>Last two weeks</source>
        <translation>Letzte zwei Wochen</translation>
    </message>
    <message>
        <source>No alert and no risky day in the last 7 days</source>
        <translation>Keine Warnung und kein riskanter Tag in den letzten 7 Tagen</translation>
    </message>
    <message>
        <source>From the 90th percentile on a priority is red</source>
        <translation>Ab dem 90. Perzentil ist eine Priorität rot</translation>
    </message>
    <message>
        <source>90th percentile, %1</source>
        <translation>90. Perzentil, %1</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ScoreDonut</name>
    <message>
        <source>Alerts and risky activities</source>
        <translation>Warnungen und riskante Aktivitäten</translation>
    </message>
    <message>
        <source>%1 points of alerts, %2 of risky activities</source>
        <translation>%1 Punkte durch Warnungen, %2 durch riskante Aktivitäten</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>risky activities</source>
        <translation>riskante Aktivitäten</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>no points</source>
        <translation>keine Punkte</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ScoreFeed</name>
    <message>
        <source>Scoring users</source>
        <translation>Benutzer werden bewertet</translation>
    </message>
    <message>
        <source>Scoring activities</source>
        <translation>Aktivitäten werden bewertet</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ScoreHelpDialog</name>
    <message>
        <source>How the Priority Is Scored</source>
        <translation>Wie die Priorität entsteht</translation>
    </message>
    <message>
        <source>The sum</source>
        <translation>Die Summe</translation>
    </message>
    <message>
        <source>Investigation priority is the points of the alerts plus the points of the risky days of the last 7 days (UTC, today included). Everything counts in full for seven days and then not at all; what is listed beside the page adds up to the number exactly.</source>
        <translation>Die Untersuchungspriorität ist die Summe der Punkte der Warnungen und der Punkte der riskanten Tage der letzten 7 Tage (UTC, heute eingeschlossen). Alles zählt sieben Tage lang voll und danach gar nicht mehr; was neben der Seite aufgeführt ist, ergibt genau die Zahl.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>An informational alert weighs %1 points, low %2, medium %3, high %4; more for sensitive and far-reaching people, more for types that are rare in this case and less for common ones (weights, version %5). What several products tell of one detection counts once. A verdict of benign or false positive takes the points out at once.</source>
        <translation>Eine Warnung mit Schweregrad Information wiegt %1 Punkte, Niedrig %2, Mittel %3, Hoch %4; mehr bei sensiblen und weitreichenden Personen, mehr bei Arten, die in diesem Fall selten sind, und weniger bei häufigen (Gewichte, Version %5). Was mehrere Produkte über dieselbe Entdeckung sagen, zählt einmal. Das Ergebnis „Unbedenklich“ oder „Falsch positiv“ nimmt die Punkte sofort heraus.</translation>
    </message>
    <message>
        <source>Risky activities</source>
        <translation>Riskante Aktivitäten</translation>
    </message>
    <message>
        <source>Every day is compared with what was known before it: how unlikely its action, place, host, document, account and hour are for this person, for the peers and for everybody, and how unlikely so many are. These fall into five families: action, origin, reach, time and volume. Only the two rarest families count, because one journey is new in country, provider and device at once.</source>
        <translation>Jeder Tag wird mit dem verglichen, was davor bekannt war: wie unwahrscheinlich Aktion, Ort, Zielgerät, Dokument, Konto und Stunde für diese Person, für die Vergleichspersonen und für alle sind, und wie unwahrscheinlich so viele davon sind. Sie bilden fünf Familien: Aktion, Herkunft, Reichweite, Zeit und Menge. Nur die zwei seltensten Familien zählen, denn eine einzige Reise ist zugleich in Land, Anbieter und Gerät neu.</translation>
    </message>
    <message>
        <source>What 1 in N means</source>
        <translation>Was 1 von N bedeutet</translation>
    </message>
    <message>
        <source>Of N ordinary days of users, at most one is as unusual. So of 1,000 people, one is expected to have a day of 1 in 1,000 every day although nothing is wrong: rare is a reason to look, not a proof. It never claims more than there were days to compare with. Days of 1 in 100 or rarer are risky and add 5 to 10 points.</source>
        <translation>Von N gewöhnlichen Benutzertagen ist höchstens einer so ungewöhnlich. Unter 1.000 Personen ist also jeden Tag eine mit einem Tag von 1 von 1.000 zu erwarten, obwohl nichts vorliegt: Selten ist ein Grund hinzusehen, kein Beweis. Es wird nie mehr behauptet, als es Tage zum Vergleich gab. Tage von 1 von 100 oder seltener sind riskant und bringen 5 bis 10 Punkte.</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>The share of scored users with a lower priority. From the 90th percentile on the number is red. With fewer than 20 users there is none. Only people are scored; computers, services and applications are not.</source>
        <translation>Der Anteil der bewerteten Benutzer mit niedrigerer Priorität. Ab dem 90. Perzentil ist die Zahl rot. Unter 20 Benutzern gibt es keines. Nur Personen werden bewertet; Computer, Dienste und Anwendungen nicht.</translation>
    </message>
    <message>
        <source>Reliability…</source>
        <translation>Zuverlässigkeit…</translation>
    </message>
    <message>
        <source>How often days of this case claim a rarity</source>
        <translation>Wie oft Tage dieses Falls eine Seltenheit behaupten</translation>
    </message>
</context>
<context>
    <name>sightline::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>A change of language is seen when the program is started again.</source>
        <translation>Eine Änderung der Sprache wird nach einem Neustart des Programms sichtbar.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Großzügig</translation>
    </message>
    <message>
        <source>Rows of tables</source>
        <translation>Tabellenzeilen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Times are shown in</source>
        <translation>Zeiten anzeigen in</translation>
    </message>
    <message>
        <source>Keys such as T, B and M act on the selected rows</source>
        <translation>Tasten wie T, B und M wirken auf die ausgewählten Zeilen</translation>
    </message>
    <message>
        <source>Single letter keys</source>
        <translation>Tasten mit einzelnen Buchstaben</translation>
    </message>
</context>
<context>
    <name>sightline::ui::SourceReportView</name>
    <message>
        <source>Tables of the report</source>
        <translation>Tabellen des Berichts</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Gaps in record numbers</source>
        <translation>Lücken in den Datensatznummern</translation>
    </message>
    <message>
        <source>Kinds of records</source>
        <translation>Arten von Datensätzen</translation>
    </message>
    <message>
        <source>Rejected records</source>
        <translation>Zurückgewiesene Datensätze</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Zurückgewiesen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::SourcesPage</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Remove Source</source>
        <translation>Quelle entfernen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>= Stored</source>
        <translation>= Gespeichert</translation>
    </message>
    <message>
        <source>+ Duplicates</source>
        <translation>+ Duplikate</translation>
    </message>
    <message>
        <source>+ Rejected</source>
        <translation>+ Zurückgewiesen</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzte</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>nicht erkannt</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>%1 · %2 records read, %3 rejected</source>
        <translation>%1 · %2 Datensätze gelesen, %3 zurückgewiesen</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed %1 from the case.</source>
        <translation>%1 aus dem Fall entfernt.</translation>
    </message>
    <message>
        <source>Removing %1</source>
        <translation>%1 wird entfernt</translation>
    </message>
    <message>
        <source>of them revisions</source>
        <translation>davon Revisionen</translation>
    </message>
    <message>
        <source>Map Columns…</source>
        <translation>Spalten zuordnen …</translation>
    </message>
    <message>
        <source>Make activities of a file of no known format.</source>
        <translation>Aktivitäten aus einer Datei unbekannten Formats gewinnen.</translation>
    </message>
    <message>
        <source>%1 is of no known format.</source>
        <translation>%1 hat kein bekanntes Format.</translation>
    </message>
    <message>
        <source>Its records are not in the case.</source>
        <translation>Ihre Datensätze sind nicht im Fall.</translation>
    </message>
    <message numerus="yes">
        <source>Its records are not in the case, nor are those of %n other file(s).</source>
        <translation>
            <numerusform>Ihre Datensätze sind nicht im Fall, ebenso die einer weiteren Datei.</numerusform>
            <numerusform>Ihre Datensätze sind nicht im Fall, ebenso die von %n weiteren Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Map the columns of a file</source>
        <translation>Spalten einer Datei zuordnen</translation>
    </message>
    <message>
        <source>Time Zone…</source>
        <translation>Zeitzone …</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) have times without a time zone.</source>
        <translation>
            <numerusform>%n Quelle hat Zeiten ohne Zeitzone.</numerusform>
            <numerusform>%n Quellen haben Zeiten ohne Zeitzone.</numerusform>
        </translation>
    </message>
    <message>
        <source>They were read as UTC until you say which zone it was.</source>
        <translation>Sie wurden als UTC gelesen, bis Sie sagen, welche Zone es war.</translation>
    </message>
    <message>
        <source>Recover Deleted</source>
        <translation>Gelöschte wiederherstellen</translation>
    </message>
    <message>
        <source>Read the deleted records of this Windows event log too, marked as such.</source>
        <translation>Auch die gelöschten Datensätze dieses Windows-Ereignisprotokolls lesen, als solche gekennzeichnet.</translation>
    </message>
</context>
<context>
    <name>sightline::ui::StartPage</name>
    <message>
        <source>No case is open</source>
        <translation>Kein Fall geöffnet</translation>
    </message>
    <message>
        <source>A case is one file that holds the imported logs, the alerts and what you decided. You can also drop files or folders on this window.</source>
        <translation>Ein Fall ist eine einzelne Datei mit den importierten Protokollen, den Warnungen und den getroffenen Entscheidungen. Dateien oder Ordner lassen sich auch auf dieses Fenster ziehen.</translation>
    </message>
    <message>
        <source>Open Case…</source>
        <translation>Fall öffnen…</translation>
    </message>
    <message>
        <source>New Case…</source>
        <translation>Neuer Fall…</translation>
    </message>
    <message>
        <source>Import Files…</source>
        <translation>Dateien importieren…</translation>
    </message>
    <message>
        <source>Recent cases</source>
        <translation>Zuletzt geöffnete Fälle</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::StatusLine</name>
    <message>
        <source>Last action</source>
        <translation>Letzte Aktion</translation>
    </message>
    <message>
        <source>Records rejected: %1</source>
        <translation>Zurückgewiesene Datensätze: %1</translation>
    </message>
    <message>
        <source>Activities: %1</source>
        <translation>Aktivitäten: %1</translation>
    </message>
    <message numerus="yes">
        <source>Time zone assumed in %n source(s)</source>
        <translation>
            <numerusform>Zeitzone in %n Quelle angenommen</numerusform>
            <numerusform>Zeitzone in %n Quellen angenommen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::StepList</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>%1, done, %2</source>
        <translation>%1, erledigt, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>sightline::ui::SuggestionsDialog</name>
    <message>
        <source>Accounts that may be one person</source>
        <translation>Konten, die vielleicht eine Person sind</translation>
    </message>
    <message>
        <source>Suggested merges</source>
        <translation>Vorschläge zum Zusammenführen</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Zusammenführen</translation>
    </message>
    <message>
        <source>&amp;Not the same</source>
        <translation>&amp;Nicht dieselbe</translation>
    </message>
    <message>
        <source>They are two people: not suggested again</source>
        <translation>Es sind zwei Personen: nicht mehr vorschlagen</translation>
    </message>
    <message>
        <source>&amp;Show the accounts</source>
        <translation>&amp;Konten zeigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Comparing names</source>
        <translation>Namen werden verglichen</translation>
    </message>
    <message numerus="yes">
        <source>%n more accounts fit several others, or share one, and are not listed.</source>
        <translation>
            <numerusform>%n weiteres Konto passt zu mehreren oder teilt sich eines und ist nicht aufgeführt.</numerusform>
            <numerusform>%n weitere Konten passen zu mehreren oder teilen sich eines und sind nicht aufgeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Merge %n pairs</source>
        <translation>
            <numerusform>%n Paar &amp;zusammenführen</numerusform>
            <numerusform>%n Paare &amp;zusammenführen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merged %n pairs of accounts.</source>
        <translation>
            <numerusform>%n Kontenpaar zusammengeführt.</numerusform>
            <numerusform>%n Kontenpaare zusammengeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Merging users</source>
        <translation>Benutzer werden zusammengeführt</translation>
    </message>
    <message numerus="yes">
        <source>%n pairs are not suggested any more.</source>
        <translation>
            <numerusform>%n Paar wird nicht mehr vorgeschlagen.</numerusform>
            <numerusform>%n Paare werden nicht mehr vorgeschlagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keeping accounts apart</source>
        <translation>Konten bleiben getrennt</translation>
    </message>
    <message>
        <source>No accounts are left whose names fit each other as others here do.</source>
        <translation>Es sind keine Konten übrig, deren Namen zueinander passen wie andere hier.</translation>
    </message>
    <message>
        <source>No record ties these accounts together, but their names fit each other as others here do, and they were seen at the same time. A name is no proof: what is merged here counts as merged by hand, is kept in the audit, and can be undone.</source>
        <translation>Kein Datensatz verbindet diese Konten, aber ihre Namen passen zueinander wie andere hier, und sie wurden zur selben Zeit gesehen. Ein Name ist kein Beweis: Was hier zusammengeführt wird, gilt als von Hand zusammengeführt, steht im Protokoll und lässt sich zurücknehmen.</translation>
    </message>
</context>
<context>
    <name>sightline::ui::TableTools</name>
    <message>
        <source>Copied an empty cell.</source>
        <translation>Leere Zelle kopiert.</translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation>%1 kopiert.</translation>
    </message>
</context>
<context>
    <name>sightline::ui::TaskStrip</name>
    <message>
        <source>Running tasks</source>
        <translation>Laufende Vorgänge</translation>
    </message>
    <message>
        <source>Stop the task</source>
        <translation>Vorgang anhalten</translation>
    </message>
    <message>
        <source>Stop the task; what is done is kept</source>
        <translation>Vorgang anhalten; bereits Erledigtes bleibt erhalten</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>Anhalten: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n Vorgang</numerusform>
            <numerusform>%n Vorgänge</numerusform>
        </translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird angehalten</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>working</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>sightline::ui::TimelineFeed</name>
    <message>
        <source>Drawing the timeline</source>
        <translation>Zeitleiste wird gezeichnet</translation>
    </message>
    <message>
        <source>Counting the hours</source>
        <translation>Stunden werden gezählt</translation>
    </message>
</context>
<context>
    <name>sightline::ui::TimelineWidget</name>
    <message>
        <source>no source</source>
        <translation>keine Quelle</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Alert, %1, severity %2, %3</source>
        <translation>Warnung, %1, Schweregrad %2, %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n Aktivität</numerusform>
            <numerusform>%n Aktivitäten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 to %3, %4</source>
        <translation>%1, %2 bis %3, %4</translation>
    </message>
    <message>
        <source>%1, nothing in sight</source>
        <translation>%1, nichts im sichtbaren Bereich</translation>
    </message>
    <message>
        <source>Timeline, %1</source>
        <translation>Zeitleiste, %1</translation>
    </message>
    <message>
        <source>first in tenant</source>
        <translation>erstmals im Mandanten</translation>
    </message>
    <message>
        <source>first among peers</source>
        <translation>erstmals in der Vergleichsgruppe</translation>
    </message>
    <message>
        <source>first for user</source>
        <translation>erstmals beim Benutzer</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4: %5</source>
        <translation>%1, %2, %3, %4: %5</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n first times, the strongest %3: %4</source>
        <translation>
            <numerusform>%1, %2, %n Neuheit, %3: %4</numerusform>
            <numerusform>%1, %2, %n Neuheiten, die stärkste %3: %4</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2; %3</source>
        <comment>day; how rare it is; why</comment>
        <translation>%1: %2; %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter shows the activities</source>
        <translation>Eingabe zeigt die Aktivitäten</translation>
    </message>
</context>
<context>
    <name>sightline::ui::Toast</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserActions</name>
    <message>
        <source>Take off the tag %1</source>
        <translation>Tag %1 entfernen</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>Tag hinzufügen…</translation>
    </message>
    <message>
        <source>Verdict on a day</source>
        <translation>Urteil über einen Tag</translation>
    </message>
    <message>
        <source>%1, 1 in %2 ordinary days</source>
        <translation>%1, 1 von %2 gewöhnlichen Tagen</translation>
    </message>
    <message>
        <source>Take back: benign</source>
        <translation>Zurücknehmen: unbedenklich</translation>
    </message>
    <message>
        <source>Take back: attack</source>
        <translation>Zurücknehmen: Angriff</translation>
    </message>
    <message>
        <source>Benign: adds nothing…</source>
        <translation>Unbedenklich: zählt nicht…</translation>
    </message>
    <message>
        <source>Attack: no reference for other days…</source>
        <translation>Angriff: kein Vergleich für andere Tage…</translation>
    </message>
    <message>
        <source>None of the last 7 days adds anything</source>
        <translation>Keiner der letzten 7 Tage trägt etwas bei</translation>
    </message>
    <message>
        <source>Reset investigation priority…</source>
        <translation>Untersuchungspriorität zurücksetzen…</translation>
    </message>
    <message>
        <source>Took the tag %1 off %2.</source>
        <translation>Tag %1 von %2 entfernt.</translation>
    </message>
    <message>
        <source>Tagged %1 as %2.</source>
        <translation>%1 als %2 gekennzeichnet.</translation>
    </message>
    <message>
        <source>Tagging a user</source>
        <translation>Benutzer wird gekennzeichnet</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>The tag stays with %1 in this case. Sensitive and Honeytoken weigh in the score; any other text is for finding people again.</source>
        <translation>Das Tag bleibt in diesem Fall bei %1. Sensitive und Honeytoken zählen in der Bewertung; jeder andere Text dient dem Wiederfinden.</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>&amp;Tag</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>Call the day benign</source>
        <translation>Tag als unbedenklich beurteilen</translation>
    </message>
    <message>
        <source>Call the day an attack</source>
        <translation>Tag als Angriff beurteilen</translation>
    </message>
    <message>
        <source>%1 of %2 adds nothing to the priority any more.</source>
        <translation>Der %1 von %2 trägt nicht mehr zur Priorität bei.</translation>
    </message>
    <message>
        <source>%1 of %2 keeps its points, and no other day is compared with it.</source>
        <translation>Der %1 von %2 behält seine Punkte, und kein anderer Tag wird mit ihm verglichen.</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>Call it benign</source>
        <translation>Als unbedenklich beurteilen</translation>
    </message>
    <message>
        <source>Call it an attack</source>
        <translation>Als Angriff beurteilen</translation>
    </message>
    <message>
        <source>Took back the verdict on %1 of %2.</source>
        <translation>Urteil über den %1 von %2 zurückgenommen.</translation>
    </message>
    <message>
        <source>Called %1 of %2 benign.</source>
        <translation>Den %1 von %2 als unbedenklich beurteilt.</translation>
    </message>
    <message>
        <source>Called %1 of %2 an attack.</source>
        <translation>Den %1 von %2 als Angriff beurteilt.</translation>
    </message>
    <message>
        <source>Judging a day</source>
        <translation>Tag wird beurteilt</translation>
    </message>
    <message>
        <source>Reset investigation priority</source>
        <translation>Untersuchungspriorität zurücksetzen</translation>
    </message>
    <message>
        <source>Alerts up to %1 and the days up to it do not count for %2 any more; what comes later does.</source>
        <translation>Warnungen bis %1 und die Tage bis dahin zählen für %2 nicht mehr; was später kommt, zählt.</translation>
    </message>
    <message>
        <source>Reset priority</source>
        <translation>Priorität zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the investigation priority of %1.</source>
        <translation>Untersuchungspriorität von %1 zurückgesetzt.</translation>
    </message>
    <message>
        <source>Resetting a priority</source>
        <translation>Priorität wird zurückgesetzt</translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserChoice</name>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Typ</translation>
    </message>
    <message>
        <source>T&amp;ag</source>
        <translation>Schl&amp;agwort</translation>
    </message>
    <message>
        <source>&amp;Department</source>
        <translation>Abtei&amp;lung</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>No user has one</source>
        <translation>Kein Benutzer hat eins</translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserDays</name>
    <message>
        <source>Days of the range</source>
        <translation>Tage des Zeitraums</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Activities as bars</source>
        <translation>Aktivitäten als Balken</translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserFrame</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>What made the score</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Timeline, score or insights</source>
        <translation>Zeitleiste, Bewertung oder Erkenntnisse</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Erkenntnisse</translation>
    </message>
    <message>
        <source>Score or insights</source>
        <translation>Bewertung oder Erkenntnisse</translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserIdentity</name>
    <message>
        <source>Who this is</source>
        <translation>Zur Person</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Vorgesetzte Person</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>aktiviert</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation>Offene Warnungen</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message numerus="yes">
        <source>%n joined</source>
        <translation>
            <numerusform>%n verknüpft</numerusform>
            <numerusform>%n verknüpft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proofs</source>
        <translation>
            <numerusform>%n Nachweis</numerusform>
            <numerusform>%n Nachweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Threat</source>
        <translation>Bedrohung</translation>
    </message>
    <message>
        <source>Shows them in the alert queue</source>
        <translation>Zeigt sie in der Warteschlange der Warnungen</translation>
    </message>
    <message>
        <source>There are no open alerts of this user</source>
        <translation>Es gibt keine offenen Warnungen zu diesem Benutzer</translation>
    </message>
    <message numerus="yes">
        <source>%n open alerts</source>
        <translation>
            <numerusform>%n offene Warnung</numerusform>
            <numerusform>%n offene Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rarity today</source>
        <translation>Seltenheit heute</translation>
    </message>
    <message>
        <source>Of so many ordinary days of users at most one is as unusual as this user&apos;s on the day of the case&apos;s clock (UTC)</source>
        <translation>Von so vielen gewöhnlichen Benutzertagen ist höchstens einer so ungewöhnlich wie der dieses Benutzers am Tag der Fallzeit (UTC)</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Vergleichspersonen</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>No cloud activity of this person is in the case. Sign-in logs and the Microsoft 365 audit log would add cloud sign-ins, files, mail and administration.</source>
        <translation>Der Fall enthält keine Cloud-Aktivität dieser Person. Anmeldeprotokolle und das Überwachungsprotokoll von Microsoft 365 brächten Anmeldungen in der Cloud, Dateien, Mail und Verwaltung hinzu.</translation>
    </message>
    <message>
        <source>No on-premises activity of this person is in the case. Security events of the domain controllers would add sign-ins, tickets and directory changes.</source>
        <translation>Der Fall enthält keine lokale Aktivität dieser Person. Sicherheitsereignisse der Domänencontroller brächten Anmeldungen, Tickets und Änderungen am Verzeichnis hinzu.</translation>
    </message>
    <message>
        <source>No directory row joins this person&apos;s accounts. A directory export would add names, department and further accounts.</source>
        <translation>Keine Verzeichniszeile verbindet die Konten dieser Person. Ein Verzeichnisexport brächte Namen, Abteilung und weitere Konten hinzu.</translation>
    </message>
    <message>
        <source>No alerts are in the case.</source>
        <translation>Der Fall enthält keine Warnungen.</translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserInsights</name>
    <message>
        <source>Only what people do is compared with the days before.</source>
        <translation>Nur was Personen tun, wird mit den Tagen davor verglichen.</translation>
    </message>
    <message>
        <source>This user is not among the people who are scored.</source>
        <translation>Dieser Benutzer gehört nicht zu den bewerteten Personen.</translation>
    </message>
    <message>
        <source>Looking for what was new</source>
        <translation>Neues wird gesucht</translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserPage</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Open in Activity</source>
        <translation>In Aktivität öffnen</translation>
    </message>
    <message>
        <source>New policy from search</source>
        <translation>Neue Richtlinie aus Suche</translation>
    </message>
    <message>
        <source>No user is chosen.</source>
        <translation>Es ist kein Benutzer ausgewählt.</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Es ist kein Fall geöffnet.</translation>
    </message>
    <message>
        <source>Looking up the user</source>
        <translation>Benutzer wird nachgeschlagen</translation>
    </message>
    <message>
        <source>Searching activities</source>
        <translation>Aktivitäten werden gesucht</translation>
    </message>
    <message>
        <source>All users</source>
        <translation>Alle Benutzer</translation>
    </message>
    <message>
        <source>Counting the days</source>
        <translation>Tage werden gezählt</translation>
    </message>
    <message>
        <source>User actions</source>
        <translation>Benutzeraktionen</translation>
    </message>
    <message numerus="yes">
        <source>%1 own activities, %n alert(s)</source>
        <translation>
            <numerusform>%1 eigene Aktivitäten, %n Warnung</numerusform>
            <numerusform>%1 eigene Aktivitäten, %n Warnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserRarities</name>
    <message>
        <source>Looking for first times</source>
        <translation>Neuheiten werden gesucht</translation>
    </message>
    <message numerus="yes">
        <source>%n first times</source>
        <translation>
            <numerusform>%n Neuheit</numerusform>
            <numerusform>%n Neuheiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserReasons</name>
    <message>
        <source>Alert, severity %1</source>
        <translation>Warnung, Schweregrad %1</translation>
    </message>
    <message>
        <source>%1: 1 in %2 ordinary days</source>
        <translation>%1: 1 von %2 gewöhnlichen Tagen</translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserScore</name>
    <message>
        <source>groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>Vorgesetzte</translation>
    </message>
    <message>
        <source>habits (hosts, applications, documents)</source>
        <translation>Gewohnheiten (Zielgeräte, Anwendungen, Dokumente)</translation>
    </message>
    <message>
        <source>%1: priority %2, %3</source>
        <translation>%1: Priorität %2, %3</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>Keine Bewertung</translation>
    </message>
    <message>
        <source>No user is chosen.</source>
        <translation>Kein Benutzer ist gewählt.</translation>
    </message>
    <message>
        <source>Only people have peers.</source>
        <translation>Nur Personen haben Vergleichspersonen.</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Nicht bewertet</translation>
    </message>
    <message>
        <source>Only people are scored. This is of the type &quot;%1&quot;: what it does is counted and shown below, and its alerts are in the queue.</source>
        <translation>Nur Personen werden bewertet. Dies ist vom Typ „%1“: Was es tut, ist unten gezählt und gezeigt, seine Warnungen stehen in der Warteschlange.</translation>
    </message>
    <message>
        <source>Working out the score</source>
        <translation>Die Bewertung wird ermittelt</translation>
    </message>
    <message>
        <source>Every day of everybody is compared with the days before it.</source>
        <translation>Jeder Tag jeder Person wird mit den Tagen davor verglichen.</translation>
    </message>
    <message>
        <source>This user is not among the people who are scored.</source>
        <translation>Dieser Benutzer gehört nicht zu den bewerteten Personen.</translation>
    </message>
    <message>
        <source>Nobody shares groups, department, title, manager or habits.</source>
        <translation>Niemand teilt Gruppen, Abteilung, Titel, Vorgesetzte oder Gewohnheiten.</translation>
    </message>
    <message>
        <source>Explaining the score</source>
        <translation>Die Bewertung wird erklärt</translation>
    </message>
    <message>
        <source>Counting the scored days</source>
        <translation>Bewertete Tage werden gezählt</translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserTimeline</name>
    <message>
        <source>Drawing the timeline</source>
        <translation>Zeitleiste wird gezeichnet</translation>
    </message>
    <message>
        <source>Timeline · %1 activities, times %2</source>
        <translation>Zeitleiste · %1 Aktivitäten, Zeiten in %2</translation>
    </message>
    <message>
        <source>Timeline · %1 activities, %2 of them without a time, times %3</source>
        <translation>Zeitleiste · %1 Aktivitäten, davon %2 ohne Zeit, Zeiten in %3</translation>
    </message>
</context>
<context>
    <name>sightline::ui::UserTwin</name>
    <message>
        <source>Table below the timeline</source>
        <translation>Tabelle unter der Zeitleiste</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Activities of the range</source>
        <translation>Aktivitäten des Zeitraums</translation>
    </message>
    <message>
        <source>Activities %1</source>
        <translation>Aktivitäten %1</translation>
    </message>
    <message>
        <source>Days %1</source>
        <translation>Tage %1</translation>
    </message>
    <message>
        <source>Days with activities, in the zone of the window</source>
        <translation>Tage mit Aktivitäten, in der Zone des Fensters</translation>
    </message>
</context>
<context>
    <name>sightline::ui::UsersPage</name>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Find users</source>
        <translation>Benutzer suchen</translation>
    </message>
    <message>
        <source>No case is open.</source>
        <translation>Es ist kein Fall geöffnet.</translation>
    </message>
    <message>
        <source>Listing users</source>
        <translation>Benutzer werden aufgelistet</translation>
    </message>
    <message>
        <source>Nobody has such a name.</source>
        <translation>Niemand hat einen solchen Namen.</translation>
    </message>
    <message>
        <source>This case names no users.</source>
        <translation>Dieser Fall nennt keine Benutzer.</translation>
    </message>
    <message>
        <source>Import log files or a directory export.</source>
        <translation>Protokolldateien oder einen Verzeichnisexport importieren.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Working out the trends</source>
        <translation>Trends werden berechnet</translation>
    </message>
    <message>
        <source>working</source>
        <translation>läuft</translation>
    </message>
    <message numerus="yes">
        <source>No dated activities in these %n days</source>
        <translation>
            <numerusform>Keine Aktivitäten mit Zeit an diesem %n Tag</numerusform>
            <numerusform>Keine Aktivitäten mit Zeit in diesen %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none in %n days</source>
        <translation>
            <numerusform>keine an %n Tag</numerusform>
            <numerusform>keine in %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Find by name, mail, SID, id or DOMAIN\name</source>
        <translation>Finden nach Name, E-Mail, SID, ID oder DOMÄNE\Name</translation>
    </message>
    <message>
        <source>Nobody is of this type, tag and department.</source>
        <translation>Niemand hat diesen Typ, dieses Schlagwort und diese Abteilung.</translation>
    </message>
    <message numerus="yes">
        <source>%n others are hidden by that choice.</source>
        <translation>
            <numerusform>%n anderer ist durch diese Wahl ausgeblendet.</numerusform>
            <numerusform>%n andere sind durch diese Wahl ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Every name, account and mail address of every user was looked at.</source>
        <translation>Jeder Name, jedes Konto und jede E-Mail-Adresse jedes Benutzers wurde angesehen.</translation>
    </message>
    <message>
        <source>%1 of %2, ordered by open alerts until they are scored</source>
        <translation>%1 von %2, nach offenen Warnungen geordnet, bis sie bewertet sind</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2, by investigation priority as of %3</source>
        <translation>%1 von %2, nach Untersuchungspriorität, Stand %3</translation>
    </message>
    <message>
        <source>Nobody here has this priority.</source>
        <translation>Niemand hier hat diese Priorität.</translation>
    </message>
    <message>
        <source>The bar above counts everybody who is scored; the list is narrowed further.</source>
        <translation>Der Balken oben zählt alle Bewerteten; die Liste ist weiter eingeschränkt.</translation>
    </message>
    <message>
        <source>The reason is being worked out</source>
        <translation>Der Grund wird ermittelt</translation>
    </message>
    <message>
        <source>Nothing adds points in the last 7 days</source>
        <translation>Nichts bringt in den letzten 7 Tagen Punkte</translation>
    </message>
</context>
<context>
    <name>sightline::ui::WantedScores</name>
    <message>
        <source>Scores are being worked out.</source>
        <translation>Die Bewertungen werden berechnet.</translation>
    </message>
</context>
<context>
    <name>sightline::ui::ZoneDialog</name>
    <message>
        <source>Time zone of a source</source>
        <translation>Zeitzone einer Quelle</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>The times of %1 that carry no zone were written in this one. Its records are read again; their ids, tags and notes stay. It can be undone.</source>
        <translation>Die Zeiten von %1 ohne Zone wurden in dieser geschrieben. Die Datensätze werden neu gelesen; ihre Kennungen, Tags und Notizen bleiben. Es lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation>Zei&amp;tzone</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
</context>
</TS>
