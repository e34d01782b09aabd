<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Report</name>
    <message>
        <source>Recovery against its objective: planned and actual</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Cannot make the folder %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Console for tabletop exercises and recovery drills.</source>
        <translation>Konsole für Planspiele und Wiederherstellungsübungen.</translation>
    </message>
    <message>
        <source>Where runs are kept.</source>
        <translation>Wo Läufe aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Open this plan or backup.</source>
        <translation>Diesen Plan oder diese Sicherung öffnen.</translation>
    </message>
    <message>
        <source>Resume this run.</source>
        <translation>Diesen Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>A plan or a backup to open.</source>
        <translation>Ein Plan oder eine Sicherung zum Öffnen.</translation>
    </message>
</context>
<context>
    <name>muster</name>
    <message>
        <source>Recovery time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Data lost</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checks passed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The PDF could not be started.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Is the program running without a graphics platform? QT_QPA_PLATFORM=offscreen serves.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>muster::AutomationPanel</name>
    <message>
        <source>Automation</source>
        <translation>Automatik</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Log of the workers</source>
        <translation>Protokoll der Automatik</translation>
    </message>
    <message>
        <source>What the workers say appears here.</source>
        <translation>Hier erscheint, was die Automatik meldet.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>✗ %1 failed</source>
        <translation>✗ %1 misslungen</translation>
    </message>
    <message>
        <source>? %1 unknown</source>
        <translation>? %1 unbekannt</translation>
    </message>
    <message>
        <source>✓ %1 passed</source>
        <translation>✓ %1 bestanden</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Checks: %1</source>
        <translation>Prüfungen: %1</translation>
    </message>
    <message>
        <source>Log (! %1)</source>
        <translation>Protokoll (! %1)</translation>
    </message>
</context>
<context>
    <name>muster::Banner</name>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
</context>
<context>
    <name>muster::BigNumber</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
</context>
<context>
    <name>muster::ChecklistModel</name>
    <message>
        <source>%1 of %2 %3</source>
        <comment>41 of 75 tables</comment>
        <translation>%1 von %2 %3</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>attempt %1 did not pass; trying again: %2</source>
        <translation>Versuch %1 nicht bestanden, neuer Versuch: %2</translation>
    </message>
    <message>
        <source>automatic · started</source>
        <translation>automatisch · begonnen</translation>
    </message>
    <message>
        <source>automatic · %1</source>
        <translation>automatisch · %1</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>waits for “%1”</source>
        <translation>wartet auf „%1“</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3 steps done</source>
        <translation>%1: %2 von %3 Schritten erledigt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>~%1</source>
        <comment>about</comment>
        <translation>~%1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>muster::ChecklistPanel</name>
    <message>
        <source>Check list</source>
        <translation>Checkliste</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>tick</source>
        <translation>abhaken</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>issue</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>This run is shown read-only: somebody else drives it, or it is over.</source>
        <translation>Dieser Lauf wird nur gezeigt: Jemand anderes führt ihn, oder er ist vorbei.</translation>
    </message>
    <message>
        <source>“%1” is done by Muster; it is ticked when the work has passed.</source>
        <translation>„%1“ erledigt Muster; es wird abgehakt, wenn die Arbeit bestanden ist.</translation>
    </message>
    <message>
        <source>Tick or take back	Space</source>
        <translation>Abhaken oder zurücknehmen	Leertaste</translation>
    </message>
    <message>
        <source>Did not work	F</source>
        <translation>Hat nicht geklappt	F</translation>
    </message>
    <message>
        <source>Could not be told	U</source>
        <translation>Nicht festzustellen	U</translation>
    </message>
    <message>
        <source>Skip	S</source>
        <translation>Überspringen	S</translation>
    </message>
    <message>
        <source>Note	N</source>
        <translation>Notiz	N</translation>
    </message>
    <message>
        <source>Issue	I</source>
        <translation>Problem	I</translation>
    </message>
    <message>
        <source>Details	Enter</source>
        <translation>Einzelheiten	Eingabe</translation>
    </message>
</context>
<context>
    <name>muster::ChecksEditor</name>
    <message>
        <source>Add check</source>
        <translation>Prüfung hinzufügen</translation>
    </message>
    <message>
        <source>Delete check</source>
        <translation>Prüfung löschen</translation>
    </message>
    <message>
        <source>Checks of the plan</source>
        <translation>Prüfungen des Plans</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>The standard checks (contents, counts, checksums, keys, sequences, indexes) are made by the validating step itself; these are your own. No expected value: the query has to give true. Tolerance is a fraction: 0.05 is 5 %.</source>
        <translation>Die üblichen Prüfungen (Inhalt, Anzahlen, Prüfsummen, Schlüssel, Sequenzen, Indexe) macht der prüfende Schritt von selbst; dies sind Ihre eigenen. Ohne erwarteten Wert muss die Abfrage wahr ergeben. Die Toleranz ist ein Bruchteil: 0.05 heißt 5 %.</translation>
    </message>
    <message>
        <source>A step that validates comes first: add one in Phases and steps.</source>
        <translation>Erst braucht es einen prüfenden Schritt: unter Phasen und Schritte.</translation>
    </message>
    <message>
        <source>Change check</source>
        <translation>Prüfung ändern</translation>
    </message>
    <message>
        <source>new check</source>
        <translation>neue Prüfung</translation>
    </message>
</context>
<context>
    <name>muster::ChecksModel</name>
    <message>
        <source>not critical</source>
        <translation>nicht kritisch</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>muster::ConnectionsForm</name>
    <message>
        <source>Connections and files of the plan</source>
        <translation>Verbindungen und Dateien des Plans</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Connections are libpq connection strings or service names. Passwords are never part of a plan: put them into ~/.pgpass, PGPASSWORD or the service file.</source>
        <translation>Verbindungen sind libpq-Verbindungszeichenketten oder Dienstnamen. Kennwörter gehören nie in einen Plan, sondern in ~/.pgpass, PGPASSWORD oder die Dienstdatei.</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
</context>
<context>
    <name>muster::CurveView</name>
    <message>
        <source>Recovery against target</source>
        <translation>Wiederherstellung gegen das Ziel</translation>
    </message>
    <message>
        <source>steps done</source>
        <translation>Schritte erledigt</translation>
    </message>
    <message>
        <source>since T+0, h:mm</source>
        <translation>seit T+0, h:mm</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>tatsächlich</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>RTO target</source>
        <translation>RTO-Ziel</translation>
    </message>
    <message>
        <source>since T+0, m:ss</source>
        <translation>seit T+0, m:ss</translation>
    </message>
    <message>
        <source>RTO target %1</source>
        <translation>RTO-Ziel %1</translation>
    </message>
    <message>
        <source>RTO target %1 →</source>
        <translation>RTO-Ziel %1 →</translation>
    </message>
    <message>
        <source>actual %1 %</source>
        <translation>tatsächlich %1 %</translation>
    </message>
    <message>
        <source>forecast %1 %</source>
        <translation>Vorhersage %1 %</translation>
    </message>
    <message>
        <source>planned %1 %</source>
        <translation>geplant %1 %</translation>
    </message>
</context>
<context>
    <name>muster::CurvesModel</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>RTO target</source>
        <translation>RTO-Ziel</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>tatsächlich</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
</context>
<context>
    <name>muster::DropZone</name>
    <message>
        <source>Choose a backup…</source>
        <translation>Sicherung wählen…</translation>
    </message>
    <message>
        <source>Drop a backup here to prove that it restores</source>
        <translation>Eine Sicherung hier ablegen, um zu beweisen, dass sie sich zurückspielen lässt</translation>
    </message>
    <message>
        <source>A PostgreSQL dump of any format, packed or not: Muster finds out what it is, restores it in a sandbox of its own and checks every table.</source>
        <translation>Ein PostgreSQL-Abzug in beliebigem Format, gepackt oder nicht: Muster erkennt ihn, spielt ihn in eine eigene Sandbox zurück und prüft jede Tabelle.</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Sicherung wählen</translation>
    </message>
</context>
<context>
    <name>muster::DryRunView</name>
    <message>
        <source>What the run would do</source>
        <translation>Was der Lauf tun würde</translation>
    </message>
    <message>
        <source>Asking each step what it would do…</source>
        <translation>Jeder Schritt wird gefragt, was er tun würde…</translation>
    </message>
</context>
<context>
    <name>muster::DurationEdit</name>
    <message>
        <source>30m, 1h30m, 45s</source>
        <translation>30m, 1h30m, 45s</translation>
    </message>
</context>
<context>
    <name>muster::Finder</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find a plan, run, step or command</source>
        <translation>Plan, Lauf, Schritt oder Befehl suchen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Gefundenes</translation>
    </message>
    <message>
        <source>%1   – %2</source>
        <comment>name – kind</comment>
        <translation>%1   – %2</translation>
    </message>
</context>
<context>
    <name>muster::HelpPage</name>
    <message>
        <source>Ctrl+K</source>
        <translation>Strg+K</translation>
    </message>
    <message>
        <source>find any plan, run, step or command</source>
        <translation>Plan, Lauf, Schritt oder Befehl suchen</translation>
    </message>
    <message>
        <source>Alt+Left, Alt+Right</source>
        <translation>Alt+Links, Alt+Rechts</translation>
    </message>
    <message>
        <source>back, forward</source>
        <translation>zurück, vor</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+4</source>
        <translation>Strg+1 … Strg+4</translation>
    </message>
    <message>
        <source>Start, Plans, Live run, History</source>
        <translation>Start, Pläne, Laufende Übung, Verlauf</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Strg+O</translation>
    </message>
    <message>
        <source>open a plan file</source>
        <translation>Plandatei öffnen</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>keys of this page</source>
        <translation>Tasten dieser Seite</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>copy the chosen rows as text</source>
        <translation>gewählte Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>&lt;p&gt;Write what happens as people say it; Enter records it with the time. Marks at the beginning tell what it is:&lt;/p&gt;</source>
        <translation>&lt;p&gt;Schreiben Sie, was geschieht, wie es gesagt wird; die Eingabetaste hält es mit der Zeit fest. Zeichen am Anfang sagen, was es ist:&lt;/p&gt;</translation>
    </message>
    <message>
        <source>whom it concerns</source>
        <translation>wen es betrifft</translation>
    </message>
    <message>
        <source>an issue</source>
        <translation>ein Problem</translation>
    </message>
    <message>
        <source>a question</source>
        <translation>eine Frage</translation>
    </message>
    <message>
        <source>a deviation from the plan</source>
        <translation>eine Abweichung vom Plan</translation>
    </message>
    <message>
        <source>a gap with its priority</source>
        <translation>eine Lücke mit ihrer Priorität</translation>
    </message>
    <message>
        <source>it happened two minutes ago</source>
        <translation>es geschah vor zwei Minuten</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Live run</source>
        <translation>Laufende Übung</translation>
    </message>
    <message>
        <source>The scribe line</source>
        <translation>Die Protokollzeile</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>The user guide is installed with the program (guide.md); &lt;i&gt;man muster&lt;/i&gt; and &lt;i&gt;man muster-cli&lt;/i&gt; tell the options. Whatever the window does, muster-cli does too.</source>
        <translation>Die Anleitung ist mit dem Programm installiert (guide.md); &lt;i&gt;man muster&lt;/i&gt; und &lt;i&gt;man muster-cli&lt;/i&gt; nennen die Optionen. Was das Fenster kann, kann muster-cli auch.</translation>
    </message>
    <message>
        <source>Muster %1</source>
        <translation>Muster %1</translation>
    </message>
</context>
<context>
    <name>muster::HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>every run of this store</source>
        <translation>alle Läufe dieser Ablage</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Läufe suchen</translation>
    </message>
    <message>
        <source>Search name, kind, result</source>
        <translation>Name, Art, Ergebnis suchen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>Every drill is kept here with its journal, verdict and report.</source>
        <translation>Jede Übung wird hier mit Journal, Urteil und Bericht aufbewahrt.</translation>
    </message>
    <message>
        <source>Go to Start</source>
        <translation>Zum Start</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation><numerusform>%n Lauf</numerusform><numerusform>%n Läufe</numerusform></translation>
    </message>
</context>
<context>
    <name>muster::LivePage</name>
    <message>
        <source>Live run</source>
        <translation>Laufende Übung</translation>
    </message>
    <message>
        <source>No run is going on</source>
        <translation>Es läuft keine Übung</translation>
    </message>
    <message>
        <source>When you start a drill, its check list, clocks, checks and timeline are here. A run that was cut off waits on the Start page.</source>
        <translation>Wenn Sie eine Übung beginnen, stehen hier Checkliste, Uhren, Prüfungen und Zeitleiste. Ein abgerissener Lauf wartet auf der Startseite.</translation>
    </message>
    <message>
        <source>Choose a plan</source>
        <translation>Plan wählen</translation>
    </message>
    <message>
        <source>Recovery against target</source>
        <translation>Wiederherstellung gegen das Ziel</translation>
    </message>
    <message>
        <source>Not recorded: %1. Nothing of it is shown as done; send it again.</source>
        <translation>Nicht festgehalten: %1. Nichts davon gilt als erledigt; senden Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The run is on disk up to here and can be resumed.</source>
        <translation>Der Lauf ist bis hierher gesichert und kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>The run was not started.</source>
        <translation>Der Lauf wurde nicht begonnen.</translation>
    </message>
    <message>
        <source>Not recorded: this run takes no entries any more.</source>
        <translation>Nicht festgehalten: Dieser Lauf nimmt keine Einträge mehr an.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sandbox /var/tmp/…</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Nothing has been created that would have to be removed.</source>
        <translation>Es wurde nichts angelegt, das entfernt werden müsste.</translation>
    </message>
    <message>
        <source>These are stopped and removed:
%1</source>
        <translation>Dies wird angehalten und entfernt:
%1</translation>
    </message>
    <message>
        <source>Abort this run?</source>
        <translation>Diesen Lauf abbrechen?</translation>
    </message>
    <message>
        <source>Workers are ended at once, clean-up steps are carried out, and the run ends as aborted. What is recorded stays.

%1</source>
        <translation>Laufende Arbeiten werden sofort beendet, Aufräumschritte ausgeführt, und der Lauf endet als abgebrochen. Was festgehalten ist, bleibt.

%1</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>Lauf weiterführen</translation>
    </message>
    <message>
        <source>Abort and clean up</source>
        <translation>Abbrechen und aufräumen</translation>
    </message>
    <message>
        <source>asked for in the window</source>
        <translation>im Fenster verlangt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>tick the step, or take the tick back</source>
        <translation>Schritt abhaken oder den Haken zurücknehmen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>show the step's details</source>
        <translation>Einzelheiten des Schritts zeigen</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>note about the step</source>
        <translation>Notiz zum Schritt</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>issue about the step</source>
        <translation>Problem beim Schritt</translation>
    </message>
    <message>
        <source>F · U · S</source>
        <translation>F · U · S</translation>
    </message>
    <message>
        <source>did not work · could not be told · skip</source>
        <translation>hat nicht geklappt · nicht festzustellen · überspringen</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Strg+L</translation>
    </message>
    <message>
        <source>scribe line</source>
        <translation>Protokollzeile</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back to the check list; what is typed stays</source>
        <translation>zurück zur Checkliste; Getipptes bleibt</translation>
    </message>
    <message>
        <source>F9</source>
        <translation>F9</translation>
    </message>
    <message>
        <source>pause, go on</source>
        <translation>anhalten, weiter</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>read the chart's points, when it has the focus</source>
        <translation>Punkte des Diagramms lesen, wenn es den Fokus hat</translation>
    </message>
</context>
<context>
    <name>muster::MainWindow</name>
    <message>
        <source>The plan is not saved.</source>
        <translation>Der Plan ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Nothing was started.</source>
        <translation>Nichts wurde begonnen.</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>on</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>This window drives a run already.</source>
        <translation>Dieses Fenster führt schon einen Lauf.</translation>
    </message>
    <message>
        <source>Finish it, pause it, or stop it first; another window can drive another run.</source>
        <translation>Beenden oder unterbrechen Sie ihn zuerst; ein anderes Fenster kann einen anderen Lauf führen.</translation>
    </message>
    <message>
        <source>Open a plan file</source>
        <translation>Plandatei öffnen</translation>
    </message>
    <message>
        <source>Plans (*.muster.json *.json)</source>
        <translation>Pläne (*.muster.json *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>It cannot go on without this window.

Stop here: everything recorded is kept, the clock goes on, and the Start page offers to resume it.
Abort: workers are ended, what the run made is removed, and it ends as aborted.</source>
        <translation>Ohne dieses Fenster geht er nicht weiter.

Hier unterbrechen: Alles Festgehaltene bleibt, die Uhr läuft weiter, und die Startseite bietet das Fortsetzen an.
Abbrechen: Arbeiten werden beendet, Angelegtes wird entfernt, und der Lauf endet als abgebrochen.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Stop here and resume later</source>
        <translation>Hier unterbrechen, später fortsetzen</translation>
    </message>
    <message>
        <source>Abort and clean up</source>
        <translation>Abbrechen und aufräumen</translation>
    </message>
    <message>
        <source>the window was closed</source>
        <translation>das Fenster wurde geschlossen</translation>
    </message>
    <message>
        <source>command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Go to Start</source>
        <translation>Zum Start</translation>
    </message>
    <message>
        <source>Go to Plans</source>
        <translation>Zu den Plänen</translation>
    </message>
    <message>
        <source>Go to Live run</source>
        <translation>Zur laufenden Übung</translation>
    </message>
    <message>
        <source>Go to History</source>
        <translation>Zum Verlauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Open a plan file…</source>
        <translation>Plandatei öffnen…</translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation>Anhalten oder weiter</translation>
    </message>
    <message>
        <source>Abort the run…</source>
        <translation>Lauf abbrechen…</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title, when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Tasten dieser Seite</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>muster::ParamsTable</name>
    <message>
        <source>Parameters of the action</source>
        <translation>Parameter der Aktion</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>needed by the action</source>
        <translation>von der Aktion verlangt</translation>
    </message>
</context>
<context>
    <name>muster::PlanDocument</name>
    <message>
        <source>New phase</source>
        <translation>Neue Phase</translation>
    </message>
    <message>
        <source>Add phase</source>
        <translation>Phase hinzufügen</translation>
    </message>
    <message>
        <source>New step</source>
        <translation>Neuer Schritt</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>Schritt hinzufügen</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>„%1“ löschen</translation>
    </message>
    <message>
        <source>Move phase</source>
        <translation>Phase verschieben</translation>
    </message>
    <message>
        <source>Move step</source>
        <translation>Schritt verschieben</translation>
    </message>
</context>
<context>
    <name>muster::PlanEditor</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Start drill</source>
        <translation>Übung beginnen</translation>
    </message>
    <message>
        <source>Says each command; changes nothing (Ctrl+D)</source>
        <translation>Nennt jeden Befehl, ändert nichts (Strg+D)</translation>
    </message>
    <message>
        <source>Ctrl+S; elsewhere: Ctrl+Shift+S</source>
        <translation>Strg+S; anderswo: Strg+Umschalt+S</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Parts of the plan</source>
        <translation>Teile des Plans</translation>
    </message>
    <message>
        <source>Phases and steps</source>
        <translation>Phasen und Schritte</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>Schritt hinzufügen</translation>
    </message>
    <message>
        <source>Add a step after this one (Ins)</source>
        <translation>Schritt hinter diesem einfügen (Einfg)</translation>
    </message>
    <message>
        <source>Add phase</source>
        <translation>Phase hinzufügen</translation>
    </message>
    <message>
        <source>Add a phase at the end</source>
        <translation>Phase am Ende hinzufügen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Rückgängig (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Wiederholen (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Targets and people</source>
        <translation>Ziele und Personen</translation>
    </message>
    <message>
        <source>Own checks</source>
        <translation>Eigene Prüfungen</translation>
    </message>
    <message>
        <source>Connections and files</source>
        <translation>Verbindungen und Dateien</translation>
    </message>
    <message>
        <source>Values for this run</source>
        <translation>Werte für diesen Lauf</translation>
    </message>
    <message>
        <source>%1  ! %2 to fill in</source>
        <translation>%1  ! %2 fehlen</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>title and count</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>noch nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 · changed</source>
        <translation>%1 · geändert</translation>
    </message>
    <message>
        <source>! values to fill in</source>
        <translation>! Werte fehlen</translation>
    </message>
    <message>
        <source>✗ not ready</source>
        <translation>✗ nicht bereit</translation>
    </message>
    <message>
        <source>✓ ready</source>
        <translation>✓ bereit</translation>
    </message>
    <message numerus="yes">
        <source>✓ ready, %n warning(s)</source>
        <translation><numerusform>✓ bereit, %n Warnung</numerusform><numerusform>✓ bereit, %n Warnungen</numerusform></translation>
    </message>
    <message>
        <source>✓ Saved as %1</source>
        <translation>✓ Gespeichert als %1</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Plan speichern</translation>
    </message>
    <message>
        <source>Plans (*.muster.json)</source>
        <translation>Pläne (*.muster.json)</translation>
    </message>
    <message>
        <source>! The plan is not ready, so a dry run cannot be made.</source>
        <translation>! Der Plan ist nicht bereit, darum geht kein Probelauf.</translation>
    </message>
    <message>
        <source>What is wrong with it stands on the left.</source>
        <translation>Was ihm fehlt, steht links.</translation>
    </message>
    <message numerus="yes">
        <source>✗ The real run would stumble over %n step(s)</source>
        <translation><numerusform>✗ Der echte Lauf würde über %n Schritt stolpern</numerusform><numerusform>✗ Der echte Lauf würde über %n Schritte stolpern</numerusform></translation>
    </message>
    <message>
        <source>Each is named below with what to try. Nothing was changed.</source>
        <translation>Jeder ist unten genannt, mit dem, was zu versuchen ist. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>✓ Every step found what it needs; nothing was changed.</source>
        <translation>✓ Jeder Schritt fand, was er braucht; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <source>add a step after this one</source>
        <translation>Schritt hinter diesem einfügen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>delete the step or phase</source>
        <translation>Schritt oder Phase löschen</translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down</source>
        <translation>Alt+Auf, Alt+Ab</translation>
    </message>
    <message>
        <source>move the step or phase</source>
        <translation>Schritt oder Phase verschieben</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>change the step</source>
        <translation>Schritt ändern</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Shift+Z</source>
        <translation>Strg+Z, Strg+Umschalt+Z</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>rückgängig, wiederholen</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Strg+S</translation>
    </message>
    <message>
        <source>save</source>
        <translation>speichern</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Strg+D</translation>
    </message>
    <message>
        <source>dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>start the drill</source>
        <translation>Übung beginnen</translation>
    </message>
</context>
<context>
    <name>muster::PlanOpener</name>
    <message>
        <source>There is no backup at %1.</source>
        <translation>Unter %1 ist keine Sicherung.</translation>
    </message>
    <message>
        <source>Check the path; a drive or a share may not be mounted.</source>
        <translation>Prüfen Sie den Pfad; vielleicht ist ein Laufwerk nicht eingehängt.</translation>
    </message>
    <message>
        <source>Drill from %1</source>
        <translation>Übung aus %1</translation>
    </message>
</context>
<context>
    <name>muster::PlansModel</name>
    <message>
        <source>template</source>
        <translation>Vorlage</translation>
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
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
</context>
<context>
    <name>muster::PlansPage</name>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>your files, and templates to start from</source>
        <translation>Ihre Dateien und Vorlagen für den Anfang</translation>
    </message>
    <message>
        <source>Search plans</source>
        <translation>Pläne suchen</translation>
    </message>
    <message>
        <source>Open a plan file…</source>
        <translation>Plandatei öffnen…</translation>
    </message>
    <message>
        <source>Open a plan file</source>
        <translation>Plandatei öffnen</translation>
    </message>
    <message>
        <source>Plans and templates</source>
        <translation>Pläne und Vorlagen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the chosen plan</source>
        <translation>Gewählten Plan öffnen</translation>
    </message>
</context>
<context>
    <name>muster::ProgressPanel</name>
    <message>
        <source>%1/s</source>
        <comment>speed, 12 MB/s</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <comment>speed, 4 tables/s</comment>
        <translation>%1 %2/s</translation>
    </message>
    <message>
        <source>No step is running</source>
        <translation>Kein Schritt läuft</translation>
    </message>
    <message>
        <source>Progress of %1: %2</source>
        <translation>Fortschritt von %1: %2</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <comment>41 of 75 tables</comment>
        <translation>%1 von %2 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>41 tables</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
</context>
<context>
    <name>muster::Rail</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>Live run</source>
        <translation>Laufende Übung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>muster::ReadinessPanel</name>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
</context>
<context>
    <name>muster::RecoveryChart</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Recovery against target, as a table</source>
        <translation>Wiederherstellung gegen das Ziel, als Tabelle</translation>
    </message>
    <message>
        <source>Show the chart as a table</source>
        <translation>Diagramm als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
</context>
<context>
    <name>muster::ReportExport</name>
    <message>
        <source>PDF document…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Web page (HTML)…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JSON with the journal…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Markdown…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>JUnit XML…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checks as CSV…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Prometheus metrics…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export the report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All files into a folder…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Leave out people's names</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open the folder with the exported files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hide this message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a folder for the report's files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The report was not exported; the run itself is safe.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Written: %n files in %1</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>muster::ReportPage</name>
    <message>
        <source>met</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>no objective</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>No report chosen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every run has a report: what was recovered, how fast, what was lost and what must be fixed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a run</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Export the report (Ctrl+E)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recovery time / objective</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Data lost / objective</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checks passed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recovery against its objective</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Parts of the report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What must be fixed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>reading the run's journal …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading the run's journal …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The report cannot be shown; the journal itself was not touched.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This report could not be read</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the journal holds is safe. The message above says what to try.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose another run</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>muster::ReportTable</name>
    <message>
        <source>Whole text of the current row</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Search: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which statuses to show</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every status</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy the selected rows, or all of them, as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows: %1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No row matches. Clear the search or the filter to see them all.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>muster::RowDelegate</name>
    <message>
        <source>not critical</source>
        <translation>nicht kritisch</translation>
    </message>
</context>
<context>
    <name>muster::RunController</name>
    <message>
        <source>cleaned up after the run was cut off</source>
        <translation>aufgeräumt, nachdem der Lauf abgerissen war</translation>
    </message>
</context>
<context>
    <name>muster::RunHeader</name>
    <message>
        <source>Elapsed</source>
        <translation>Verstrichen</translation>
    </message>
    <message>
        <source>Forecast RTO / target</source>
        <translation>Vorhersage RTO / Ziel</translation>
    </message>
    <message>
        <source>RPO measured / target</source>
        <translation>RPO gemessen / Ziel</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Pause  F9</source>
        <translation>Anhalten  F9</translation>
    </message>
    <message>
        <source>Abort…</source>
        <translation>Abbrechen…</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Pauses the clock and starts no further step (F9)</source>
        <translation>Hält die Uhr an und beginnt keinen weiteren Schritt (F9)</translation>
    </message>
    <message>
        <source>Sets T+0: from here on the clock counts</source>
        <translation>Setzt T+0: Ab hier zählt die Uhr</translation>
    </message>
    <message>
        <source>facilitator %1</source>
        <translation>Leitung %1</translation>
    </message>
    <message>
        <source>scribe %1</source>
        <translation>Protokoll %1</translation>
    </message>
    <message>
        <source>isolated</source>
        <translation>abgeschottet</translation>
    </message>
    <message>
        <source>writes to %1</source>
        <translation>schreibt in %1</translation>
    </message>
    <message>
        <source>Everything is restored into a throw-away server of its own.</source>
        <translation>Alles wird in einen eigenen Wegwerf-Server zurückgespielt.</translation>
    </message>
    <message>
        <source>read-only: %1</source>
        <translation>nur lesen: %1</translation>
    </message>
    <message>
        <source>aborting, cleaning up</source>
        <translation>bricht ab, räumt auf</translation>
    </message>
    <message>
        <source>Go on  F9</source>
        <translation>Weiter  F9</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>✓ met</source>
        <translation>✓ erreicht</translation>
    </message>
    <message>
        <source>✗ missed</source>
        <translation>✗ verfehlt</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>RTO measured / target</source>
        <translation>RTO gemessen / Ziel</translation>
    </message>
    <message>
        <source>! late by %1</source>
        <translation>! %1 zu spät</translation>
    </message>
    <message>
        <source>“%1” decides</source>
        <translation>„%1“ entscheidet</translation>
    </message>
    <message>
        <source>%1 margin</source>
        <translation>%1 Reserve</translation>
    </message>
</context>
<context>
    <name>muster::RunsModel</name>
    <message>
        <source>%1
Run %2, started %3</source>
        <translation>%1
Lauf %2, begonnen %3</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>RTO / target</source>
        <translation>RTO / Ziel</translation>
    </message>
    <message>
        <source>RPO / target</source>
        <translation>RPO / Ziel</translation>
    </message>
</context>
<context>
    <name>muster::ScribeEdit</name>
    <message>
        <source>Scribe line</source>
        <translation>Protokollzeile</translation>
    </message>
    <message>
        <source>What is happening?  Enter records it.</source>
        <translation>Was geschieht?  Eingabe hält es fest.</translation>
    </message>
    <message>
        <source>@role · #gap P1 · !issue · ?question · ~deviation · -2m: two minutes ago</source>
        <translation>@Rolle · #gap P1 · !Problem · ?Frage · ~Abweichung · -2m: vor zwei Minuten</translation>
    </message>
    <message>
        <source>concerns %1</source>
        <translation>betrifft %1</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>about “%1”</source>
        <translation>zu „%1“</translation>
    </message>
    <message>
        <source>Enter records: %1</source>
        <translation>Eingabe hält fest: %1</translation>
    </message>
</context>
<context>
    <name>muster::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>You and the window</source>
        <translation>Sie und das Fenster</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>stands in the journal; empty: the name you are logged in with</source>
        <translation>steht im Journal; leer: Ihr Anmeldename</translation>
    </message>
    <message>
        <source>Sandboxes and checks</source>
        <translation>Sandboxen und Prüfungen</translation>
    </message>
    <message>
        <source>Sandbox folder</source>
        <translation>Ordner für Sandboxen</translation>
    </message>
    <message>
        <source>empty: a short folder in /var/tmp; needs twice the backup's size</source>
        <translation>leer: ein kurzer Ordner in /var/tmp; braucht das Doppelte der Sicherung</translation>
    </message>
    <message>
        <source>User for servers, when root</source>
        <translation>Benutzer für Server, wenn root</translation>
    </message>
    <message>
        <source>PostgreSQL refuses root; empty: postgres</source>
        <translation>PostgreSQL läuft nicht als root; leer: postgres</translation>
    </message>
    <message>
        <source>Server binaries</source>
        <translation>Serverprogramme</translation>
    </message>
    <message>
        <source>empty: the newest that serve the backup</source>
        <translation>leer: die neuesten, die zur Sicherung passen</translation>
    </message>
    <message>
        <source>Sandbox profile</source>
        <translation>Profil der Sandbox</translation>
    </message>
    <message>
        <source>verify: fast, unsafe settings</source>
        <translation>verify: schnelle, unsichere Einstellungen</translation>
    </message>
    <message>
        <source>representative: the server's own settings, for a true RTO</source>
        <translation>representative: Einstellungen des Servers, für eine wahre RTO</translation>
    </message>
    <message>
        <source>How much is checked</source>
        <translation>Wie viel geprüft wird</translation>
    </message>
    <message>
        <source>quick: table of contents and row counts</source>
        <translation>quick: Inhaltsverzeichnis und Zeilenzahlen</translation>
    </message>
    <message>
        <source>standard: and every row's content, every foreign key, every index</source>
        <translation>standard: dazu jeder Zeileninhalt, jeder Fremdschlüssel, jeder Index</translation>
    </message>
    <message>
        <source>paranoid: and heap and B-tree pages, the backup read twice</source>
        <translation>paranoid: dazu Heap- und B-Baum-Seiten, die Sicherung zweimal gelesen</translation>
    </message>
    <message>
        <source>saved as you change them</source>
        <translation>werden beim Ändern gespeichert</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>hoher Kontrast</translation>
    </message>
</context>
<context>
    <name>muster::StartPage</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation><numerusform>vor %n Tag</numerusform><numerusform>vor %n Tagen</numerusform></translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Could you recover today?</source>
        <translation>Könnten Sie heute wiederherstellen?</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>Vorlage wählen</translation>
    </message>
    <message>
        <source>Run a drill</source>
        <translation>Eine Übung durchführen</translation>
    </message>
    <message>
        <source>Check list and workers together, timed against RTO and RPO.</source>
        <translation>Checkliste und Automatik zusammen, gemessen an RTO und RPO.</translation>
    </message>
    <message>
        <source>Open a plan file…</source>
        <translation>Plandatei öffnen…</translation>
    </message>
    <message>
        <source>Bring your own plan</source>
        <translation>Eigenen Plan mitbringen</translation>
    </message>
    <message>
        <source>A *.muster.json file, from anywhere. It can also be dropped on the window.</source>
        <translation>Eine *.muster.json-Datei, woher auch immer. Sie kann auch auf dem Fenster abgelegt werden.</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Ctrl+K finds everything</source>
        <translation>Strg+K findet alles</translation>
    </message>
    <message>
        <source>No drill has been run yet</source>
        <translation>Noch keine Übung durchgeführt</translation>
    </message>
    <message>
        <source>Runs appear here with their verdict, their times against the targets and their reports.</source>
        <translation>Läufe erscheinen hier mit Urteil, Zeiten gegen die Ziele und Berichten.</translation>
    </message>
    <message>
        <source>No restore has been proven here yet.</source>
        <translation>Hier wurde noch keine Wiederherstellung bewiesen.</translation>
    </message>
    <message>
        <source>! No run of this list has proven a restore.</source>
        <translation>! Kein Lauf dieser Liste hat eine Wiederherstellung bewiesen.</translation>
    </message>
    <message>
        <source>Last proven restore: %1, %2</source>
        <translation>Zuletzt bewiesen: %1, %2</translation>
    </message>
    <message>
        <source>, recovered in %1 of %2</source>
        <translation>, wiederhergestellt in %1 von %2</translation>
    </message>
    <message>
        <source>, recovered in %1</source>
        <translation>, wiederhergestellt in %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>! “%1” was cut off</source>
        <translation>! „%1“ ist abgerissen</translation>
    </message>
    <message>
        <source>Started %1. Everything recorded is on disk: resume it with its clock, or remove what it left behind.</source>
        <translation>Begonnen %1. Alles Festgehaltene ist gesichert: mit seiner Uhr fortsetzen, oder entfernen, was er zurückließ.</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Sicherung wählen</translation>
    </message>
</context>
<context>
    <name>muster::StepDetails</name>
    <message>
        <source>Details of the step</source>
        <translation>Einzelheiten des Schritts</translation>
    </message>
    <message>
        <source>Choose a step in the check list and press Enter.</source>
        <translation>Wählen Sie einen Schritt in der Checkliste und drücken Sie die Eingabetaste.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>What Muster does: %1</source>
        <translation>Was Muster tut: %1</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was dabei herauskam</translation>
    </message>
</context>
<context>
    <name>muster::StepForm</name>
    <message>
        <source>Choose a step to change it.</source>
        <translation>Wählen Sie einen Schritt, um ihn zu ändern.</translation>
    </message>
    <message>
        <source>Text of the step</source>
        <translation>Text des Schritts</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>Wer es tut</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Needs these steps first</source>
        <translation>Braucht zuerst diese Schritte</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Wait between attempts</source>
        <translation>Pause zwischen Versuchen</translation>
    </message>
    <message>
        <source>If it fails</source>
        <translation>Wenn es misslingt</translation>
    </message>
    <message>
        <source>always, whatever happens: clean-up</source>
        <translation>immer, was auch geschieht: Aufräumen</translation>
    </message>
    <message>
        <source>Done always</source>
        <translation>In jedem Fall</translation>
    </message>
    <message>
        <source>Only when</source>
        <translation>Nur wenn</translation>
    </message>
    <message>
        <source>Details, Markdown</source>
        <translation>Einzelheiten, Markdown</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Does it</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>Wait between</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Title of the phase</source>
        <translation>Titel der Phase</translation>
    </message>
    <message>
        <source>Due at</source>
        <translation>Fällig bei</translation>
    </message>
    <message>
        <source>Own target</source>
        <translation>Eigenes Ziel</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Rename phase</source>
        <translation>Phase umbenennen</translation>
    </message>
    <message>
        <source>Change component</source>
        <translation>Komponente ändern</translation>
    </message>
    <message>
        <source>Change due time</source>
        <translation>Fälligkeit ändern</translation>
    </message>
    <message>
        <source>Change target</source>
        <translation>Ziel ändern</translation>
    </message>
    <message>
        <source>Change text</source>
        <translation>Text ändern</translation>
    </message>
    <message>
        <source>Change role</source>
        <translation>Rolle ändern</translation>
    </message>
    <message>
        <source>Change condition</source>
        <translation>Bedingung ändern</translation>
    </message>
    <message>
        <source>Change estimate</source>
        <translation>Schätzung ändern</translation>
    </message>
    <message>
        <source>Change time limit</source>
        <translation>Zeitgrenze ändern</translation>
    </message>
    <message>
        <source>Change wait</source>
        <translation>Pause ändern</translation>
    </message>
    <message>
        <source>Change attempts</source>
        <translation>Versuche ändern</translation>
    </message>
    <message>
        <source>Change what a failure does</source>
        <translation>Folge eines Misslingens ändern</translation>
    </message>
    <message>
        <source>Change clean-up</source>
        <translation>Aufräumen ändern</translation>
    </message>
    <message>
        <source>Change parameters</source>
        <translation>Parameter ändern</translation>
    </message>
    <message>
        <source>Change who does it</source>
        <translation>Ändern, wer es tut</translation>
    </message>
    <message>
        <source>Change needs</source>
        <translation>Voraussetzungen ändern</translation>
    </message>
    <message>
        <source>Change details</source>
        <translation>Einzelheiten ändern</translation>
    </message>
    <message>
        <source>%1 (not known)</source>
        <translation>%1 (nicht bekannt)</translation>
    </message>
</context>
<context>
    <name>muster::StepsEditModel</name>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>always done</source>
        <translation>in jedem Fall</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Tut</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>If it fails</source>
        <translation>Wenn es misslingt</translation>
    </message>
</context>
<context>
    <name>muster::TargetsForm</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wofür er ist</translation>
    </message>
    <message>
        <source>Recovery time (RTO)</source>
        <translation>Wiederherstellungszeit (RTO)</translation>
    </message>
    <message>
        <source>Data loss (RPO)</source>
        <translation>Datenverlust (RPO)</translation>
    </message>
    <message>
        <source>T+0 is the start of</source>
        <translation>T+0 ist der Beginn von</translation>
    </message>
    <message>
        <source>Recovered at the end of</source>
        <translation>Wiederhergestellt am Ende von</translation>
    </message>
    <message>
        <source>Facilitator</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Scribe</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Change T+0</source>
        <translation>T+0 ändern</translation>
    </message>
    <message>
        <source>Change end of recovery</source>
        <translation>Ende der Wiederherstellung ändern</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>People who take part</source>
        <translation>Teilnehmende</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Change people</source>
        <translation>Personen ändern</translation>
    </message>
    <message>
        <source>the run</source>
        <translation>dem Lauf</translation>
    </message>
    <message>
        <source>the last step before clean-up</source>
        <translation>dem letzten Schritt vor dem Aufräumen</translation>
    </message>
</context>
<context>
    <name>muster::TimelineModel</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>T+</source>
        <translation>T+</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
</context>
<context>
    <name>muster::TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Which entries to show</source>
        <translation>Welche Einträge gezeigt werden</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>What people wrote</source>
        <translation>Was Menschen schrieben</translation>
    </message>
    <message>
        <source>Issues and gaps</source>
        <translation>Probleme und Lücken</translation>
    </message>
    <message>
        <source>Steps and checks</source>
        <translation>Schritte und Prüfungen</translation>
    </message>
</context>
<context>
    <name>muster::ValuesForm</name>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>darf leer bleiben</translation>
    </message>
    <message>
        <source>empty: %1</source>
        <translation>leer: %1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose a file for %1</source>
        <translation>Datei für %1 wählen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
</context>
<context>
    <name>muster::paper</name>
    <message>
        <source>objective %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>recovered %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 % at %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>actual</source>
        <translation>tatsächlich</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>time since T+0 (h:mm:ss), share of recovery done</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>time since T+0 (h:mm), share of recovery done</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What must be fixed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>T+</source>
        <translation>T+</translation>
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
        <source>Evidence and environment</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The chart as a table</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time since T+0</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recovery done</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 passed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 unknown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 skipped</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where the time went</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not critical</source>
        <translation>nicht kritisch</translation>
    </message>
    <message>
        <source>%1 (not critical)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>whole database</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How to verify: “muster-cli journal verify report.json” recomputes every hash of the journal in the file report.json and compares the last one with the journal head below. No store and no network are needed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filled: as it was. Dashed: as planned. At the right: took / estimate. Time since T+0 by the wall clock, pauses included.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recovery time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Data lost</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checks passed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>… and %1 more: page %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>muster::reportrows</name>
    <message>
        <source>What must be fixed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing must be fixed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The plan has no steps.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing was checked.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>T+</source>
        <translation>T+</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>There is no evidence yet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not critical</source>
        <translation>nicht kritisch</translation>
    </message>
    <message>
        <source>%1 (not critical)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>whole database</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>to do</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>misslungen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgerissen</translation>
    </message>
    <message>
        <source>tabletop</source>
        <translation>Planspiel</translation>
    </message>
    <message>
        <source>drill</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>Teiltest</translation>
    </message>
    <message>
        <source>failover</source>
        <translation>Umschaltung</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>Nachprüfung</translation>
    </message>
    <message>
        <source>stop the run</source>
        <translation>Lauf anhalten</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>weitermachen</translation>
    </message>
    <message>
        <source>roll back</source>
        <translation>zurückrollen</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>issue</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message>
        <source>✓ Within the RTO of %1.</source>
        <translation>✓ Innerhalb der RTO von %1.</translation>
    </message>
    <message>
        <source>! %1 more than the RTO of %2.</source>
        <translation>! %1 über der RTO von %2.</translation>
    </message>
</context>
</TS>
