<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Anomalies</name>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>anomaly</source>
        <translation>Anomalie</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>above</source>
        <translation>darüber</translation>
    </message>
    <message>
        <source>below</source>
        <translation>darunter</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Darüber</translation>
    </message>
    <message>
        <source>Anomalies found, %1 of %2</source>
        <translation>Gefundene Anomalien, %1 von %2</translation>
    </message>
    <message>
        <source>Anomalies found, %1</source>
        <translation>Gefundene Anomalien, %1</translation>
    </message>
    <message>
        <source>False alarms, %1 of %2</source>
        <translation>Fehlalarme, %1 von %2</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Above the threshold, %1 of %2</source>
        <translation>Über der Schwelle, %1 von %2</translation>
    </message>
    <message>
        <source>Threshold, %1 % of train</source>
        <translation>Schwelle, %1 % des Trainings</translation>
    </message>
    <message>
        <source>Threshold, %1 % of validation</source>
        <translation>Schwelle, %1 % der Validierung</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>Mittlerer quadratischer Fehler</translation>
    </message>
    <message>
        <source>%1 of %2 above the threshold.</source>
        <translation>%1 von %2 über der Schwelle.</translation>
    </message>
    <message>
        <source>%1 of %2 anomalies found, %3 false alarms among %4 normal samples.</source>
        <translation>%1 von %2 Anomalien gefunden, %3 Fehlalarme unter %4 normalen Proben.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
</context>
<context>
    <name>Arithmetic</name>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Input at</source>
        <translation>Eingang bei</translation>
    </message>
    <message>
        <source>Weight at</source>
        <translation>Gewicht bei</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>1 product</source>
        <translation>1 Produkt</translation>
    </message>
    <message>
        <source>%1, input %2</source>
        <translation>%1, Eingang %2</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Lage</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>1 value read</source>
        <translation>1 gelesener Wert</translation>
    </message>
    <message>
        <source>%1 values read</source>
        <translation>%1 gelesene Werte</translation>
    </message>
    <message>
        <source>%1 products, those that weigh most first</source>
        <translation>%1 Produkte, die größten zuerst</translation>
    </message>
    <message>
        <source>%1; %2 more in the padding are 0</source>
        <translation>%1; %2 weitere im Rand sind 0</translation>
    </message>
    <message>
        <source>- zero point</source>
        <translation>- Nullpunkt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>within it</source>
        <translation>darin</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>Operator %1</translation>
    </message>
</context>
<context>
    <name>BoardFacts</name>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>power</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>its reset pin</source>
        <translation>Reset-Pin</translation>
    </message>
    <message>
        <source>its program</source>
        <translation>eigenes Programm</translation>
    </message>
    <message>
        <source>the watchdog</source>
        <translation>Watchdog</translation>
    </message>
    <message>
        <source>a fault</source>
        <translation>ein Fehler</translation>
    </message>
    <message>
        <source>a hard fault</source>
        <translation>ein Hard Fault</translation>
    </message>
    <message>
        <source>a memory fault</source>
        <translation>ein Memory Fault</translation>
    </message>
    <message>
        <source>a bus fault</source>
        <translation>ein Bus Fault</translation>
    </message>
    <message>
        <source>a usage fault</source>
        <translation>ein Usage Fault</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>%1 of %2 used at most</source>
        <translation>höchstens %1 von %2 benutzt</translation>
    </message>
    <message>
        <source>%1 frames damaged, %2 sent again</source>
        <translation>%1 Rahmen beschädigt, %2 neu gesendet</translation>
    </message>
    <message>
        <source>It crashed: %1 at 0x%2</source>
        <translation>Absturz: %1 bei 0x%2</translation>
    </message>
    <message>
        <source>, in record %1 of the model</source>
        <translation>, in Eintrag %1 des Modells</translation>
    </message>
    <message>
        <source>. It restarted by itself. If it happens again, flash the firmware and upload the model again.</source>
        <translation>. Es hat sich selbst neu gestartet. Wenn es wieder geschieht, die Firmware flashen und das Modell neu hochladen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Anschluss</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>Flash</translation>
    </message>
    <message>
        <source>RAM</source>
        <translation>RAM</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>%1.%2.%3, protocol %4</source>
        <translation>%1.%2.%3, Protokoll %4</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>Arena</source>
        <translation>Arena</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>none: anyone may upload</source>
        <translation>keiner: alle dürfen hochladen</translation>
    </message>
    <message>
        <source>Up for</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Startgrund</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stack</translation>
    </message>
    <message>
        <source>Watchdog</source>
        <translation>Watchdog</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>The watchdog restarted it: something took too long. Make the model smaller if it happens again.</source>
        <translation>Der Watchdog hat es neu gestartet: Etwas dauerte zu lange. Wenn es wieder geschieht, das Modell verkleinern.</translation>
    </message>
    <message>
        <source>The model that was active does not run: %1.</source>
        <translation>Das zuletzt aktive Modell läuft nicht: %1.</translation>
    </message>
</context>
<context>
    <name>BoardRows</name>
    <message>
        <source>emulated here</source>
        <translation>hier emuliert</translation>
    </message>
    <message>
        <source>firmware is shipped</source>
        <translation>Firmware liegt bei</translation>
    </message>
    <message>
        <source>fit and code only</source>
        <translation>nur Platzprüfung und Code</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Flash KB</source>
        <translation>Flash KB</translation>
    </message>
    <message>
        <source>RAM KB</source>
        <translation>RAM KB</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>Was möglich ist</translation>
    </message>
    <message>
        <source>Emulated, no port</source>
        <translation>Emuliert, kein Anschluss</translation>
    </message>
</context>
<context>
    <name>BoardSpots</name>
    <message>
        <source>%1, emulated</source>
        <translation>%1, emuliert</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
</context>
<context>
    <name>CommandList</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Go to a page or run a command</source>
        <translation>Zu einer Seite gehen oder Befehl ausführen</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 of float</source>
        <translation>%1 von float</translation>
    </message>
    <message>
        <source>Instructions, emulated</source>
        <translation>Instruktionen, emuliert</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>95 % interval, %1 samples</source>
        <translation>95-%-Intervall, %1 Proben</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>float</source>
        <translation>float</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Gegenüberstellung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Flash, plan</source>
        <translation>Flash, Plan</translation>
    </message>
    <message>
        <source>RAM, arena</source>
        <translation>RAM, Arena</translation>
    </message>
    <message>
        <source>MAE, %1 samples</source>
        <translation>MAE, %1 Proben</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>keeps the accuracy of %1</source>
        <translation>hält die Genauigkeit von %1</translation>
    </message>
    <message>
        <source>loses %1 points of accuracy</source>
        <translation>verliert %1 Punkte Genauigkeit</translation>
    </message>
    <message>
        <source>gains %1 points of accuracy</source>
        <translation>gewinnt %1 Punkte Genauigkeit</translation>
    </message>
    <message>
        <source>%1%2; MAE %3 against %4.</source>
        <translation>%1%2; MAE %3 gegen %4.</translation>
    </message>
    <message>
        <source>No loss</source>
        <translation>Kein Verlust</translation>
    </message>
    <message>
        <source>A real loss</source>
        <translation>Ein echter Verlust</translation>
    </message>
    <message>
        <source>A real gain</source>
        <translation>Ein echter Gewinn</translation>
    </message>
    <message>
        <source>Bars; accuracy from %1 to 100 %</source>
        <translation>Balken; Genauigkeit ab %1 bis 100 %</translation>
    </message>
    <message>
        <source>, %1 instructions</source>
        <translation>, %1 Befehle</translation>
    </message>
    <message>
        <source>%1%2; %3.</source>
        <translation>%1%2; %3.</translation>
    </message>
    <message>
        <source>%1 against float</source>
        <translation>%1 gegen float</translation>
    </message>
    <message>
        <source>%1 against float: %2 flash, %3 RAM</source>
        <translation>%1 gegen float: %2 Flash, %3 RAM</translation>
    </message>
    <message>
        <source>%1: %2 only float right, %3 only %4 right, p = %5 (McNemar, exact)</source>
        <translation>%1: %2 nur mit float richtig, %3 nur mit %4 richtig, p = %5 (McNemar, exakt)</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Anomalies found</source>
        <translation>Gefundene Anomalien</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>Fehlalarme</translation>
    </message>
    <message>
        <source>Flash, fast plan</source>
        <translation>Flash, schneller Plan</translation>
    </message>
</context>
<context>
    <name>DataPlots</name>
    <message>
        <source>all rows</source>
        <translation>alle Zeilen</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>keine Einheit</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>%1, scale %2, zero point %3</source>
        <translation>%1, Skala %2, Nullpunkt %3</translation>
    </message>
    <message>
        <source>This computer %1, board %2.</source>
        <translation>Dieser Computer %1, Board %2.</translation>
    </message>
    <message>
        <source>%1 makes %2 (%3) from %4.</source>
        <translation>%1 macht %2 (%3) aus %4.</translation>
    </message>
    <message>
        <source>The new model was not made active; the board runs none.</source>
        <translation>Das neue Modell wurde nicht aktiviert; auf dem Board läuft keines.</translation>
    </message>
    <message>
        <source>Slot %1 runs this very model.</source>
        <translation>In Slot %1 läuft genau dieses Modell.</translation>
    </message>
    <message>
        <source>The new model was not made active; the one before, in slot %1, runs on.</source>
        <translation>Das neue Modell wurde nicht aktiviert; das vorherige in Slot %1 läuft weiter.</translation>
    </message>
    <message>
        <source>First difference on %1: layer %2 %3, vector %4, element %5</source>
        <translation>Erster Unterschied auf %1: Schicht %2 %3, Vektor %4, Element %5</translation>
    </message>
    <message>
        <source>%1: the same bits in every layer.</source>
        <translation>%1: dieselben Bits in jeder Schicht.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>counts and class names, not a row</source>
        <translation>Anzahlen und Klassennamen, keine Zeile</translation>
    </message>
    <message>
        <source>%1 values where %2 belong</source>
        <translation>%1 Werte, wo %2 hingehören</translation>
    </message>
    <message>
        <source>column %1: %2 is not a number</source>
        <translation>Spalte %1: %2 ist keine Zahl</translation>
    </message>
    <message>
        <source>column %1: %2 is not finite</source>
        <translation>Spalte %1: %2 ist nicht endlich</translation>
    </message>
    <message>
        <source>more than 65,536 different words: not kept</source>
        <translation>mehr als 65,536 verschiedene Wörter: nicht behalten</translation>
    </message>
    <message>
        <source>a quote is opened and not closed</source>
        <translation>ein Anführungszeichen wird geöffnet und nicht geschlossen</translation>
    </message>
    <message>
        <source>text follows a closing quote</source>
        <translation>nach einem schließenden Anführungszeichen folgt Text</translation>
    </message>
    <message>
        <source>a value is longer than 1,048,576 bytes</source>
        <translation>ein Wert ist länger als 1,048,576 Bytes</translation>
    </message>
    <message>
        <source>more than 16,384 values</source>
        <translation>mehr als 16,384 Werte</translation>
    </message>
    <message>
        <source>%1 comes %2 times, far from all other values: a code for missing?</source>
        <translation>%1 kommt %2-mal vor, weit von allen anderen Werten: ein Code für fehlend?</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>keine Werte</translation>
    </message>
    <message>
        <source>every value is different: an id?</source>
        <translation>jeder Wert ist anders: eine Kennung?</translation>
    </message>
    <message>
        <source>%1 different words: too many</source>
        <translation>%1 verschiedene Wörter: zu viele</translation>
    </message>
    <message>
        <source>taken as label: the last column</source>
        <translation>als Label genommen: die letzte Spalte</translation>
    </message>
    <message>
        <source>taken as target: the last column</source>
        <translation>als Zielwert genommen: die letzte Spalte</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>The board is in its bootloader and runs no firmware. Press its reset button once, or flash it: tmw flash %1 --port %2</source>
        <translation>Das Board ist im Bootloader und führt keine Firmware aus. Einmal die Reset-Taste drücken oder flashen: tmw flash %1 --port %2</translation>
    </message>
    <message>
        <source>%1 does not exist. Check the name.</source>
        <translation>%1 existiert nicht. Den Namen prüfen.</translation>
    </message>
    <message>
        <source>%1 is not a file. Name a file.</source>
        <translation>%1 ist keine Datei. Eine Datei angeben.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes, more than the limit of %3.</source>
        <translation>%1 hat %2 Bytes, mehr als die Grenze von %3.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. What was there before is unchanged.</source>
        <translation>%1 lässt sich nicht schreiben: %2. Was vorher da war, ist unverändert.</translation>
    </message>
    <message>
        <source>Process %1 holds the lock.</source>
        <translation>Prozess %1 hält die Sperre.</translation>
    </message>
    <message>
        <source>The lock cannot be taken: %1.</source>
        <translation>Die Sperre ist nicht zu bekommen: %1.</translation>
    </message>
    <message>
        <source>The program %1 is not installed.</source>
        <translation>Das Programm %1 ist nicht installiert.</translation>
    </message>
    <message>
        <source>%1 cannot be run: %2.</source>
        <translation>%1 lässt sich nicht ausführen: %2.</translation>
    </message>
    <message>
        <source>%1 took longer than %2 s and was ended.</source>
        <translation>%1 brauchte länger als %2 s und wurde beendet.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>The shape %1 has a negative dimension or more than 2,147,483,647 elements.</source>
        <translation>Die Form %1 hat eine negative Dimension oder mehr als 2,147,483,647 Elemente.</translation>
    </message>
    <message>
        <source>%1 is not installed, and code is measured with it. Install the Debian package gcc-arm-none-eabi.</source>
        <translation>%1 ist nicht installiert; damit wird Code gemessen. Das Debian-Paket gcc-arm-none-eabi installieren.</translation>
    </message>
    <message>
        <source>%1 ended with %2: %3</source>
        <translation>%1 endete mit %2: %3</translation>
    </message>
    <message>
        <source>There is no folder to measure in: %1. Make room in /tmp.</source>
        <translation>Es gibt keinen Ordner zum Messen: %1. In /tmp Platz schaffen.</translation>
    </message>
    <message>
        <source>The program with the model (%1 bytes) is smaller than without it (%2).</source>
        <translation>Das Programm mit dem Modell (%1 Bytes) ist kleiner als ohne (%2).</translation>
    </message>
    <message>
        <source>There is no export %1. There are: c-array, cpp, arduino, plan, arduino-companion.</source>
        <translation>Es gibt keinen Export %1. Es gibt: c-array, cpp, arduino, plan, arduino-companion.</translation>
    </message>
    <message>
        <source>The export %1 needs the model&apos;s plan. Plan it first.</source>
        <translation>Der Export %1 braucht den Plan des Modells. Zuerst den Plan erzeugen.</translation>
    </message>
    <message>
        <source>The program&apos;s own file %1 cannot be used: %2. Build or install the program again.</source>
        <translation>Die eigene Datei %1 des Programms ist nicht brauchbar: %2. Das Programm neu bauen oder installieren.</translation>
    </message>
    <message>
        <source>Arduino libraries are for the generic core. Leave --core out.</source>
        <translation>Arduino-Bibliotheken sind für den generischen Kern. --core weglassen.</translation>
    </message>
    <message>
        <source>The runtime refuses the plan with status %1. It is damaged, or made for another version of the program: plan the model again.</source>
        <translation>Die Laufzeit lehnt den Plan mit Status %1 ab. Er ist beschädigt oder für eine andere Programmversion: den Plan neu erzeugen.</translation>
    </message>
    <message>
        <source>Kernel %1 of the plan has no source to export. Update the program.</source>
        <translation>Kernel %1 des Plans hat keinen Quelltext zum Export. Das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>%1 has no rows. Choose a file with a table in it.</source>
        <translation>%1 hat keine Zeilen. Eine Datei mit einer Tabelle wählen.</translation>
    </message>
    <message>
        <source>No row of %1 can be read; line %2: %3. Check delimiter, header and decimal comma.</source>
        <translation>Keine Zeile von %1 ist lesbar; Zeile %2: %3. Trennzeichen, Kopfzeile und Dezimalkomma prüfen.</translation>
    </message>
    <message>
        <source>%1 has no column %2. It has: %3.</source>
        <translation>%1 hat keine Spalte %2. Vorhanden: %3.</translation>
    </message>
    <message>
        <source>%1 is written in UTF-16. Save it as UTF-8 (&quot;CSV UTF-8&quot; in a spreadsheet).</source>
        <translation>%1 ist in UTF-16 geschrieben. Als UTF-8 speichern („CSV UTF-8“ in der Tabellenkalkulation).</translation>
    </message>
    <message>
        <source>%1 is not a text: it has a zero byte at offset %2. Choose a table of text, such as CSV.</source>
        <translation>%1 ist kein Text: An Position %2 steht ein Nullbyte. Eine Tabelle als Text wählen, etwa CSV.</translation>
    </message>
    <message>
        <source>No column is an input. Give at least one column the role input.</source>
        <translation>Keine Spalte ist ein Eingang. Mindestens einer Spalte die Rolle Eingang geben.</translation>
    </message>
    <message>
        <source>No column says what to learn. Give one column the role label (classes) or target (numbers).</source>
        <translation>Keine Spalte sagt, was zu lernen ist. Einer Spalte die Rolle Label (Klassen) oder Zielwert (Zahlen) geben.</translation>
    </message>
    <message>
        <source>Column %1 is a label and column %2 a target, but a network learns one kind. Change the role of one of them.</source>
        <translation>Spalte %1 ist ein Label und Spalte %2 ein Zielwert, doch ein Netz lernt nur eine Art. Die Rolle von einer ändern.</translation>
    </message>
    <message>
        <source>Columns %1 and %2 are both labels. Give one of them another role, for example ignored.</source>
        <translation>Die Spalten %1 und %2 sind beide Label. Einer davon eine andere Rolle geben, etwa ignoriert.</translation>
    </message>
    <message>
        <source>Target column %1 holds words, not numbers. Give it the role label to learn classes.</source>
        <translation>Die Zielspalte %1 enthält Wörter, keine Zahlen. Ihr die Rolle Label geben, um Klassen zu lernen.</translation>
    </message>
    <message>
        <source>Input column %1 has %2 different words; up to %3 become inputs. Give it the role ignored, or group.</source>
        <translation>Die Eingangsspalte %1 hat %2 verschiedene Wörter; bis zu %3 werden Eingänge. Ihr die Rolle ignoriert oder Gruppe geben.</translation>
    </message>
    <message>
        <source>%1 of %2 rows are complete, fewer than the %3 that are needed%4. Import more rows, or give columns with many gaps the role ignored.</source>
        <translation>%1 von %2 Zeilen sind vollständig, weniger als die nötigen %3%4. Mehr Zeilen importieren oder Spalten mit vielen Lücken die Rolle ignoriert geben.</translation>
    </message>
    <message>
        <source>Label column %1 has only the class %2 in complete rows. Import rows of another class, or choose another label column.</source>
        <translation>Die Label-Spalte %1 hat in vollständigen Zeilen nur die Klasse %2. Zeilen einer weiteren Klasse importieren oder eine andere Label-Spalte wählen.</translation>
    </message>
    <message>
        <source>Label column %1 has %2 different values, more than %3 classes. Give it the role target to learn a number.</source>
        <translation>Die Label-Spalte %1 hat %2 verschiedene Werte, mehr als %3 Klassen. Ihr die Rolle Zielwert geben, um eine Zahl zu lernen.</translation>
    </message>
    <message>
        <source>Label column %1 has %2 classes, and a single binary output tells two apart. Turn the binary setting off.</source>
        <translation>Die Label-Spalte %1 hat %2 Klassen, und ein einzelner binärer Ausgang trennt zwei. Die binäre Einstellung ausschalten.</translation>
    </message>
    <message>
        <source>%1 rows of %2 inputs are more values than fit. Give some columns the role ignored.</source>
        <translation>%1 Zeilen mit %2 Eingängen sind mehr Werte, als hineinpassen. Einigen Spalten die Rolle ignoriert geben.</translation>
    </message>
    <message>
        <source>%1 samples cannot be generated. Ask for 1 to 10,000,000.</source>
        <translation>%1 Proben lassen sich nicht erzeugen. 1 bis 10,000,000 angeben.</translation>
    </message>
    <message>
        <source>The range %1 to %2 cannot be used. Give two numbers within +-1,000,000, the lower first.</source>
        <translation>Der Bereich %1 bis %2 ist nicht brauchbar. Zwei Zahlen innerhalb ±1,000,000 angeben, die kleinere zuerst.</translation>
    </message>
    <message>
        <source>The noise %1 cannot be used. Give 0 or a positive standard deviation.</source>
        <translation>Das Rauschen %1 ist nicht brauchbar. 0 oder eine positive Standardabweichung angeben.</translation>
    </message>
    <message>
        <source>%1 is not a .npy file. Save it with numpy.save.</source>
        <translation>%1 ist keine .npy-Datei. Mit numpy.save speichern.</translation>
    </message>
    <message>
        <source>%1 is of .npy version %2, and versions 1 to 3 are read. Save it with numpy.</source>
        <translation>%1 hat die .npy-Version %2; gelesen werden die Versionen 1 bis 3. Mit numpy speichern.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes of values where its shape %3 needs %4. The file is cut off or damaged: save it again.</source>
        <translation>%1 hat %2 Bytes an Werten, wo die Form %3 %4 verlangt. Die Datei ist abgeschnitten oder beschädigt: neu speichern.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2-bit values have no .npy type.</source>
        <translation>%1 lässt sich nicht schreiben: Für Werte mit %2 Bit hat .npy keinen Typ.</translation>
    </message>
    <message>
        <source>The header of %1 cannot be read near &apos;%2&apos;. Save the array with numpy.save.</source>
        <translation>Der Kopf von %1 ist bei „%2“ nicht lesbar. Das Array mit numpy.save speichern.</translation>
    </message>
    <message>
        <source>%1 is big-endian (%2). Convert it first: array.astype(array.dtype.newbyteorder(&apos;&lt;&apos;)).</source>
        <translation>%1 ist big-endian (%2). Zuerst umwandeln: array.astype(array.dtype.newbyteorder(&apos;&lt;&apos;)).</translation>
    </message>
    <message>
        <source>%1 is in Fortran order. Convert it first: numpy.ascontiguousarray(array).</source>
        <translation>%1 ist in Fortran-Ordnung. Zuerst umwandeln: numpy.ascontiguousarray(array).</translation>
    </message>
    <message>
        <source>There is no column %1. The columns are: %2.</source>
        <translation>Es gibt keine Spalte %1. Die Spalten sind: %2.</translation>
    </message>
    <message>
        <source>The parts %1 (train), %2 (validation) and %3 (test) cannot be used. Set split.train, split.validation and split.test to numbers that sum to 1, train above 0.</source>
        <translation>Die Teile %1 (Training), %2 (Validierung) und %3 (Test) sind nicht brauchbar. split.train, split.validation und split.test auf Zahlen mit der Summe 1 setzen, train über 0.</translation>
    </message>
    <message>
        <source>Column %1 has %2 groups for %3 parts, and a group stays in one part. Set parts to 0 or choose another group column.</source>
        <translation>Spalte %1 hat %2 Gruppen für %3 Teile, und eine Gruppe bleibt in einem Teil. Teile auf 0 setzen oder eine andere Gruppenspalte wählen.</translation>
    </message>
    <message>
        <source>No row is left for training. Import more rows or raise split.train.</source>
        <translation>Fürs Training bleibt keine Zeile. Mehr Zeilen importieren oder split.train erhöhen.</translation>
    </message>
    <message>
        <source>%1 does not fit what is already there: %2. Import it into a project of its own, or make the columns agree.</source>
        <translation>%1 passt nicht zu dem, was schon da ist: %2. In ein eigenes Projekt importieren oder die Spalten angleichen.</translation>
    </message>
    <message>
        <source>There is no table in %1. Name a .csv, .tsv, .txt or .data file, or a folder with such files.</source>
        <translation>In %1 ist keine Tabelle. Eine .csv-, .tsv-, .txt- oder .data-Datei angeben oder einen Ordner damit.</translation>
    </message>
    <message>
        <source>The two models are not of one network: %1. Convert both from the same run.</source>
        <translation>Die beiden Modelle gehören nicht zu einem Netz: %1. Beide aus demselben Lauf umwandeln.</translation>
    </message>
    <message>
        <source>There is no sample to compare on. Give the test part some, or name another part.</source>
        <translation>Es gibt keine Probe zum Vergleichen. Dem Testteil welche geben oder einen anderen Teil nennen.</translation>
    </message>
    <message>
        <source>The model gives %1 numbers a sample, the data needs %2. It belongs to other data: convert this project&apos;s run.</source>
        <translation>Das Modell liefert %1 Zahlen je Probe, die Daten brauchen %2. Es gehört zu anderen Daten: den Lauf dieses Projekts umwandeln.</translation>
    </message>
    <message>
        <source>The model&apos;s output is of a type that stands for no number. Choose a model with a float, int8 or int16 output.</source>
        <translation>Der Ausgang des Modells hat einen Typ, der für keine Zahl steht. Ein Modell mit float-, int8- oder int16-Ausgang wählen.</translation>
    </message>
    <message>
        <source>Targets were scaled for training, and the last layer, &quot;%1&quot;, is not a dense one with a bias and without an activation, so it cannot answer in the data&apos;s units. Make it one, or switch the scaling of targets off.</source>
        <translation>Zielwerte wurden fürs Training skaliert, und die letzte Schicht „%1“ ist keine Dense-Schicht mit Bias und ohne Aktivierung, kann also nicht in Einheiten der Daten antworten. Sie dazu machen oder das Skalieren der Zielwerte ausschalten.</translation>
    </message>
    <message>
        <source>The network has no layer. Give it at least one, such as &quot;dense 1&quot;.</source>
        <translation>Das Netz hat keine Schicht. Ihm mindestens eine geben, etwa „dense 1“.</translation>
    </message>
    <message>
        <source>The network has %1 layers. Give it at most %2.</source>
        <translation>Das Netz hat %1 Schichten. Ihm höchstens %2 geben.</translation>
    </message>
    <message>
        <source>The network&apos;s input has the shape %1. Every dimension must be at least 1, and there must be one.</source>
        <translation>Der Eingang des Netzes hat die Form %1. Jede Dimension muss mindestens 1 sein, und es muss eine geben.</translation>
    </message>
    <message>
        <source>With layer &quot;%1&quot; the network has %2 parameters, more than the %3 that can be trained here. Use fewer units.</source>
        <translation>Mit Schicht „%1“ hat das Netz %2 Parameter, mehr als die %3, die hier trainierbar sind. Weniger Neuronen verwenden.</translation>
    </message>
    <message>
        <source>Layer %1 is named &quot;%2&quot;, and so is another. Give each a name of its own.</source>
        <translation>Schicht %1 heißt „%2“, eine andere auch. Jeder einen eigenen Namen geben.</translation>
    </message>
    <message>
        <source>Layer %1 cannot be named &quot;%2&quot;. Use up to %3 letters, digits, _, - and .</source>
        <translation>Schicht %1 kann nicht „%2“ heißen. Bis zu %3 Buchstaben, Ziffern, _, - und . verwenden.</translation>
    </message>
    <message>
        <source>There is no layer. Write, for example, &quot;dense 16 relu, dense 1&quot;.</source>
        <translation>Es gibt keine Schicht. Zum Beispiel „dense 16 relu, dense 1“ schreiben.</translation>
    </message>
    <message>
        <source>Layer %1 is empty. Take out the comma at character %2, or write a layer there.</source>
        <translation>Schicht %1 ist leer. Das Komma bei Zeichen %2 entfernen oder dort eine Schicht schreiben.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): there is no kind of layer named &quot;%3&quot;. There are: %4.</source>
        <translation>Schicht %1 („%2“): Eine Schichtart „%3“ gibt es nicht. Es gibt: %4.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; is a softmax of one value, which is always 1. Use sigmoid, or as many units as there are classes.</source>
        <translation>Schicht „%1“ ist ein Softmax über einen Wert, und das ist immer 1. Sigmoid verwenden oder so viele Neuronen, wie es Klassen gibt.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; has %2 units. Give it from 1 to %3.</source>
        <translation>Schicht „%1“ hat %2 Neuronen. Ihr 1 bis %3 geben.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; is not a number of units from 1 to %4.</source>
        <translation>Schicht %1 („%2“): „%3“ ist keine Neuronenzahl von 1 bis %4.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; is not known here. Write %4.</source>
        <translation>Schicht %1 („%2“): „%3“ ist hier unbekannt. Möglich: %4.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;) lacks a value. Write %3.</source>
        <translation>Schicht %1 („%2“): Es fehlt ein Wert. Schreibweise: %3.</translation>
    </message>
    <message>
        <source>A part of the split names sample %1, and there are %2. Split the data again.</source>
        <translation>Ein Teil der Aufteilung nennt Probe %1, und es gibt %2. Die Daten neu aufteilen.</translation>
    </message>
    <message>
        <source>The network takes %1 values a sample and the data give %2. Build it for the data&apos;s inputs.</source>
        <translation>Das Netz nimmt %1 Werte je Probe, die Daten liefern %2. Es für die Eingänge der Daten bauen.</translation>
    </message>
    <message>
        <source>The last layer, &quot;%1&quot;, answers %2 and the data have %3 target values. Give it %3 units.</source>
        <translation>Die letzte Schicht „%1“ liefert %2, und die Daten haben %3 Zielwerte. Ihr %3 Neuronen geben.</translation>
    </message>
    <message>
        <source>The last layer, &quot;%1&quot;, answers %2 and the data have %3 classes. Give it %3 units with softmax, or for two classes 1 unit with sigmoid.</source>
        <translation>Die letzte Schicht „%1“ liefert %2, und die Daten haben %3 Klassen. Ihr %3 Neuronen mit Softmax geben, bei zwei Klassen 1 Neuron mit Sigmoid.</translation>
    </message>
    <message>
        <source>The loss %1 does not fit: the data have %2. Choose %3, or leave the loss open.</source>
        <translation>Der Verlust %1 passt nicht: Die Daten haben %2. %3 wählen oder den Verlust offen lassen.</translation>
    </message>
    <message>
        <source>%1 compares probabilities, and the last layer, &quot;%2&quot;, does not end in %3. Give it %3.</source>
        <translation>%1 vergleicht Wahrscheinlichkeiten, und die letzte Schicht „%2“ endet nicht in %3. Ihr %3 geben.</translation>
    </message>
    <message>
        <source>The training option %1 is %2. It must be %3.</source>
        <translation>Die Trainingsoption %1 ist %2. Nötig ist: %3.</translation>
    </message>
    <message>
        <source>There is no sample to train on: the training part of the split is empty. Give it a larger share, or more data.</source>
        <translation>Es gibt keine Probe zum Trainieren: Der Trainingsteil ist leer. Ihm einen größeren Anteil oder mehr Daten geben.</translation>
    </message>
    <message>
        <source>A batch of %1 samples of this network takes %2 MB, more than the %3 MB that are allowed. Use a smaller batch or fewer units.</source>
        <translation>Ein Batch von %1 Proben dieses Netzes braucht %2 MB, mehr als die erlaubten %3 MB. Einen kleineren Batch oder weniger Neuronen verwenden.</translation>
    </message>
    <message>
        <source>The saved state is of another network or optimizer (%1 is wrong). Train from the start.</source>
        <translation>Der gespeicherte Stand gehört zu einem anderen Netz oder Optimierer (falsch: %1). Von vorn trainieren.</translation>
    </message>
    <message>
        <source>No input can be generated for type number %1. Give the input as a file.</source>
        <translation>Für die Typnummer %1 lässt sich kein Eingang erzeugen. Den Eingang als Datei angeben.</translation>
    </message>
    <message>
        <source>Operator %1 (%2) needs its own result, directly or through others. The file is damaged.</source>
        <translation>Operator %1 (%2) braucht sein eigenes Ergebnis, direkt oder über andere. Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; is read but nothing writes it: it is no input, no constant and no operator&apos;s output. The file is damaged.</source>
        <translation>Tensor „%1“ wird gelesen, aber von nichts geschrieben: Er ist weder Eingang noch Konstante noch Ausgabe eines Operators. Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; is written twice, the second time by operator %2 (%3). The file is damaged.</source>
        <translation>Tensor „%1“ wird zweimal geschrieben, das zweite Mal von Operator %2 (%3). Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>Input &quot;%1&quot; of the model has data of its own. The file is damaged.</source>
        <translation>Eingang „%1“ des Modells hat eigene Daten. Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The model needs %1 bytes of memory for its tensors, more than the %2 allowed.</source>
        <translation>Das Modell braucht %1 Bytes Speicher für seine Tensoren, mehr als die erlaubten %2.</translation>
    </message>
    <message>
        <source>The input contract has %1 values where the first input has %2 elements.</source>
        <translation>Der Eingangsvertrag hat %1 Werte, wo der erste Eingang %2 Elemente hat.</translation>
    </message>
    <message>
        <source>Input or output &quot;%1&quot; of the model is %2, which cannot be passed in or out. Convert the model to float32 or to full int8.</source>
        <translation>Ein- oder Ausgang „%1“ des Modells ist %2, was sich nicht übergeben lässt. Das Modell in float32 oder ganz in int8 umwandeln.</translation>
    </message>
    <message>
        <source>Operator %1 (%2) cannot run with these types: %3. Convert the model to float32 or to full int8.</source>
        <translation>Operator %1 (%2) läuft nicht mit diesen Typen: %3. Das Modell in float32 oder ganz in int8 umwandeln.</translation>
    </message>
    <message>
        <source>The quantization of operator %1 (%2) is not usable: %3. Convert the model again.</source>
        <translation>Die Quantisierung von Operator %1 (%2) ist nicht brauchbar: %3. Das Modell neu umwandeln.</translation>
    </message>
    <message>
        <source>The plan needs %1 bytes of memory, more than the %2 allowed.</source>
        <translation>Der Plan braucht %1 Bytes Speicher, mehr als die erlaubten %2.</translation>
    </message>
    <message>
        <source>The model takes %1 inputs, not %2.</source>
        <translation>Das Modell nimmt %1 Eingänge, nicht %2.</translation>
    </message>
    <message>
        <source>Input %1 has elements of type number %2, the model takes type number %3.</source>
        <translation>Eingang %1 hat Elemente der Typnummer %2, das Modell nimmt Typnummer %3.</translation>
    </message>
    <message>
        <source>Input %1 is %2, the model takes %3.</source>
        <translation>Eingang %1 ist %2, das Modell nimmt %3.</translation>
    </message>
    <message>
        <source>The model takes %1 raw values, not %2.</source>
        <translation>Das Modell nimmt %1 Rohwerte, nicht %2.</translation>
    </message>
    <message>
        <source>The file holds %1, the input takes %2.%3</source>
        <translation>Die Datei enthält %1, der Eingang nimmt %2.%3</translation>
    </message>
    <message>
        <source>The file&apos;s shape is %1; the input takes %2, or N of them along a first axis.</source>
        <translation>Die Form der Datei ist %1; der Eingang nimmt %2 oder N davon entlang einer ersten Achse.</translation>
    </message>
    <message>
        <source>There is no example %1. There are: %2.</source>
        <translation>Es gibt kein Beispiel %1. Es gibt: %2.</translation>
    </message>
    <message>
        <source>There is no format %1. There are: auto, csv, tsv, semicolon, space, pipe.</source>
        <translation>Es gibt kein Format %1. Es gibt: auto, csv, tsv, semicolon, space, pipe.</translation>
    </message>
    <message>
        <source>There is no loss %1.</source>
        <translation>Es gibt keinen Verlust %1.</translation>
    </message>
    <message>
        <source>%1 has no training yet. &apos;tmw train %1&apos; makes one.</source>
        <translation>%1 hat noch kein Training. „tmw train %1“ macht eines.</translation>
    </message>
    <message>
        <source>The data or its settings changed since run %1. &apos;tmw train %2&apos; trains on what is there now.</source>
        <translation>Die Daten oder ihre Einstellungen haben sich seit Lauf %1 geändert. „tmw train %2“ trainiert mit den jetzigen.</translation>
    </message>
    <message>
        <source>Settings of the network or its training changed since run %1 (%2), so it cannot go on. Train without --resume.</source>
        <translation>Einstellungen des Netzes oder Trainings haben sich seit Lauf %1 geändert (%2), er lässt sich nicht fortsetzen. Ohne --resume trainieren.</translation>
    </message>
    <message>
        <source>The project&apos;s data is generated, so files cannot be added to it. Make a new project for them.</source>
        <translation>Die Daten des Projekts sind erzeugt, Dateien lassen sich nicht hinzufügen. Für sie ein neues Projekt anlegen.</translation>
    </message>
    <message>
        <source>%1 has no data yet. &apos;tmw import %1 FILE...&apos; brings some in.</source>
        <translation>%1 hat noch keine Daten. „tmw import %1 FILE...“ bringt welche hinein.</translation>
    </message>
    <message>
        <source>Run %1 of %2 has not been converted to %3 yet. &apos;tmw convert %2 --as %3&apos; does it.</source>
        <translation>Lauf %1 von %2 ist noch nicht in %3 umgewandelt. „tmw convert %2 --as %3“ tut es.</translation>
    </message>
    <message>
        <source>%1 is there already. Choose another name.</source>
        <translation>%1 gibt es schon. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>%1 is not a project name. Name it like walk.tmw.</source>
        <translation>%1 ist kein Projektname. Ihn wie walk.tmw schreiben.</translation>
    </message>
    <message>
        <source>%1 does not exist. &apos;tmw new %1&apos; makes an empty project.</source>
        <translation>%1 existiert nicht. „tmw new %1“ legt ein leeres Projekt an.</translation>
    </message>
    <message>
        <source>%1 is not a project: it holds no project.json.</source>
        <translation>%1 ist kein Projekt: Es enthält keine project.json.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version (schema %2, this one knows %3), so it can be looked at but not changed. Update TinyML Workbench.</source>
        <translation>%1 wurde von einer neueren Version geschrieben (Schema %2, diese kennt %3) und lässt sich ansehen, aber nicht ändern. TinyML Workbench aktualisieren.</translation>
    </message>
    <message>
        <source>%1 cannot be written to. Copy it to a folder of yours.</source>
        <translation>%1 ist nicht beschreibbar. In einen eigenen Ordner kopieren.</translation>
    </message>
    <message>
        <source>%1 is being changed by %2 (process %3). Wait for it or close it.</source>
        <translation>%1 wird gerade von %2 geändert (Prozess %3). Darauf warten oder es schließen.</translation>
    </message>
    <message>
        <source>project.json is damaged at %1: %2. Restore it from a copy.</source>
        <translation>project.json ist bei %1 beschädigt: %2. Aus einer Kopie wiederherstellen.</translation>
    </message>
    <message>
        <source>The files of the run are damaged.</source>
        <translation>Die Dateien des Laufs sind beschädigt.</translation>
    </message>
    <message>
        <source>%1 has no run %2. It has: %3. &apos;tmw train&apos; makes one.</source>
        <translation>%1 hat keinen Lauf %2. Vorhanden: %3. „tmw train“ macht einen.</translation>
    </message>
    <message>
        <source>Run %1 is damaged: %2: %3. Choose another run or train again.</source>
        <translation>Lauf %1 ist beschädigt: %2: %3. Einen anderen Lauf wählen oder neu trainieren.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>There is no setting %1. Did you mean %2? &apos;tmw help settings&apos; lists all.</source>
        <translation>Es gibt keine Einstellung %1. War %2 gemeint? „tmw help settings“ führt alle auf.</translation>
    </message>
    <message>
        <source>%1 cannot be %2. It takes one of %3.</source>
        <translation>%1 kann nicht %2 sein. Möglich ist eines von %3.</translation>
    </message>
    <message>
        <source>%1 cannot be %2. It takes true or false.</source>
        <translation>%1 kann nicht %2 sein. Möglich ist true oder false.</translation>
    </message>
    <message>
        <source>%1 cannot be %2. It takes a whole number from %3 to %4.</source>
        <translation>%1 kann nicht %2 sein. Möglich ist eine ganze Zahl von %3 bis %4.</translation>
    </message>
    <message>
        <source>%1 cannot be %2. It takes a number from %3 to %4.</source>
        <translation>%1 kann nicht %2 sein. Möglich ist eine Zahl von %3 bis %4.</translation>
    </message>
    <message>
        <source>The runtime refuses the plan with status %1.</source>
        <translation>Die Laufzeit lehnt den Plan mit Status %1 ab.</translation>
    </message>
    <message>
        <source>There is no training sample to observe the network&apos;s values on. Give the training part some.</source>
        <translation>Es gibt keine Trainingsprobe, um die Werte des Netzes zu beobachten. Dem Trainingsteil welche geben.</translation>
    </message>
    <message>
        <source>The network takes %1 values and a sample has %2. Train it again on these data.</source>
        <translation>Das Netz nimmt %1 Werte, und eine Probe hat %2. Mit diesen Daten neu trainieren.</translation>
    </message>
    <message>
        <source>%1 gives values that are not finite numbers. Check the data for them, or train with a smaller rate.</source>
        <translation>%1 liefert Werte, die keine endlichen Zahlen sind. Die Daten darauf prüfen oder mit kleinerer Rate trainieren.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a kind of model. Write one of: %2.</source>
        <translation>„%1“ ist keine Modellart. Eine davon angeben: %2.</translation>
    </message>
    <message>
        <source>The network has %1 parameters and the trained model %2. Train it again.</source>
        <translation>Das Netz hat %1 Parameter und das trainierte Modell %2. Neu trainieren.</translation>
    </message>
    <message>
        <source>The %2 of layer &quot;%1&quot; holds values that are not finite numbers. Train again with a smaller rate.</source>
        <translation>%2 von Schicht „%1“ enthält Werte, die keine endlichen Zahlen sind. Mit kleinerer Rate neu trainieren.</translation>
    </message>
    <message>
        <source>The ranges are those of another network (%1 operators, not %2). Calibrate this one.</source>
        <translation>Die Bereiche gehören zu einem anderen Netz (%1 Operatoren, nicht %2). Dieses kalibrieren.</translation>
    </message>
    <message>
        <source>The network hands its input on unchanged: there is nothing to convert. Add a layer.</source>
        <translation>Das Netz reicht seinen Eingang unverändert weiter: Es gibt nichts umzuwandeln. Eine Schicht hinzufügen.</translation>
    </message>
    <message>
        <source>The model has no subgraph: there is nothing to run. Convert it again.</source>
        <translation>Das Modell hat keinen Teilgraphen: Es gibt nichts auszuführen. Neu umwandeln.</translation>
    </message>
    <message>
        <source>%1 names %2 %3, and there are %4. The file is damaged; get it again.</source>
        <translation>%1 nennt %2 %3, und es gibt %4. Die Datei ist beschädigt; neu beschaffen.</translation>
    </message>
    <message>
        <source>%1 has a shape that cannot be: %2. The file is damaged, or its dimensions were left open; convert it again with a fixed input shape.</source>
        <translation>%1 hat eine unmögliche Form: %2. Die Datei ist beschädigt, oder ihre Dimensionen blieben offen; mit fester Eingangsform neu umwandeln.</translation>
    </message>
    <message>
        <source>%1 has element type %2, which this version does not know. Convert it again with other types.</source>
        <translation>%1 hat den Elementtyp %2, den diese Version nicht kennt. Mit anderen Typen neu umwandeln.</translation>
    </message>
    <message>
        <source>%1 needs %2 bytes of data and the file holds %3. The file is damaged; get it again.</source>
        <translation>%1 braucht %2 Bytes Daten, die Datei enthält %3. Die Datei ist beschädigt; neu beschaffen.</translation>
    </message>
    <message>
        <source>%1 has a scale of %2; it must be a positive number. Convert the model again.</source>
        <translation>%1 hat die Skala %2; sie muss positiv sein. Das Modell neu umwandeln.</translation>
    </message>
    <message>
        <source>%1 has %2 scales and %3 zero points along dimension %4 of %5. Convert the model again.</source>
        <translation>%1 hat %2 Skalen und %3 Nullpunkte entlang Dimension %4 von %5. Das Modell neu umwandeln.</translation>
    </message>
    <message>
        <source>%1 has zero point %2, outside the range of %3. Convert the model again.</source>
        <translation>%1 hat den Nullpunkt %2, außerhalb des Bereichs von %3. Das Modell neu umwandeln.</translation>
    </message>
    <message>
        <source>%1 is stored sparse, which this version does not read. Convert the model without sparsity.</source>
        <translation>%1 ist dünn besetzt gespeichert, was diese Version nicht liest. Das Modell ohne Sparsity umwandeln.</translation>
    </message>
    <message>
        <source>The model describes far more than its %1 bytes can hold. The file is damaged; get it again.</source>
        <translation>Das Modell beschreibt weit mehr, als seine %1 Bytes fassen. Die Datei ist beschädigt; neu beschaffen.</translation>
    </message>
    <message>
        <source>The file ends after %1 bytes, before the model it should hold. Copy or download it again.</source>
        <translation>Die Datei endet nach %1 Bytes, vor dem Modell, das sie enthalten sollte. Neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>This is not a TensorFlow Lite model (its identifier is missing). Name a .tflite file.</source>
        <translation>Das ist kein TensorFlow-Lite-Modell (die Kennung fehlt). Eine .tflite-Datei angeben.</translation>
    </message>
    <message>
        <source>This is a Git LFS pointer and not the model itself. Run `git lfs pull` in its repository, or download the file itself.</source>
        <translation>Das ist ein Git-LFS-Zeiger und nicht das Modell selbst. Im Repository `git lfs pull` ausführen oder die Datei selbst herunterladen.</translation>
    </message>
    <message>
        <source>The model&apos;s schema version is %1; this program reads version 3. Convert it again.</source>
        <translation>Die Schemaversion des Modells ist %1; dieses Programm liest Version 3. Neu umwandeln.</translation>
    </message>
    <message>
        <source>The file is damaged or was cut short: something in its %1 bytes points outside. Copy or download it again.</source>
        <translation>Die Datei ist beschädigt oder abgeschnitten: Etwas in ihren %1 Bytes zeigt nach außen. Neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>No companion firmware answers on %1 (tried %2 baud). Flash the board with &quot;tmw flash&quot;, or check that this is its port.</source>
        <translation>An %1 antwortet keine Begleitfirmware (versucht: %2 Baud). Das Board mit „tmw flash“ flashen oder prüfen, ob dies sein Anschluss ist.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The board that was on %1 (serial number %2) did not come back in %3 s. Plug it in again and try again.</source>
        <translation>Das Board an %1 (Seriennummer %2) kam in %3 s nicht zurück. Neu anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>host is this computer and needs no link. Name another board.</source>
        <translation>host ist dieser Computer und braucht keine Verbindung. Ein anderes Board angeben.</translation>
    </message>
    <message>
        <source>%1 is not emulated. Name the serial port of a real one with --port (&quot;tmw ports&quot; lists them).</source>
        <translation>%1 ist nicht emuliert. Den seriellen Anschluss eines echten mit --port angeben („tmw ports“ führt sie auf).</translation>
    </message>
    <message>
        <source>The firmware of %1 reads no files, so its sensor cannot be given one. Choose an emulated board that does: mps2-an386.</source>
        <translation>Die Firmware von %1 liest keine Dateien, ihr Sensor kann also keine bekommen. Ein emuliertes Board wählen, das es kann: mps2-an386.</translation>
    </message>
    <message>
        <source>There is no board &quot;%1&quot;. %2 &apos;tmw boards&apos; lists all.</source>
        <translation>Es gibt kein Board „%1“. %2 „tmw boards“ führt alle auf.</translation>
    </message>
    <message>
        <source>The emulator refused &quot;%1&quot; at its debug port (%2). Start the board again.</source>
        <translation>Der Emulator lehnte „%1“ am Debug-Anschluss ab (%2). Das Board neu starten.</translation>
    </message>
    <message>
        <source>The emulator&apos;s debug port does not answer in time. Start the board again.</source>
        <translation>Der Debug-Anschluss des Emulators antwortet nicht rechtzeitig. Das Board neu starten.</translation>
    </message>
    <message>
        <source>The board does not answer. Check that it is connected and has the companion firmware.</source>
        <translation>Das Board antwortet nicht. Prüfen, ob es verbunden ist und die Begleitfirmware hat.</translation>
    </message>
    <message>
        <source>The board restarted or lost the session. Try again.</source>
        <translation>Das Board wurde neu gestartet oder hat die Sitzung verloren. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The firmware speaks version %1 of the link, this program %2. Flash the board with the firmware of this program.</source>
        <translation>Die Firmware spricht Version %1 der Verbindung, dieses Programm %2. Das Board mit der Firmware dieses Programms flashen.</translation>
    </message>
    <message>
        <source>The board refuses: %1.</source>
        <translation>Das Board lehnt ab: %1.</translation>
    </message>
    <message>
        <source>The board takes signed uploads only, and its key %1 is not on this computer. Upload from the computer that has it, or bring the key here with &apos;tmw keys add&apos;.</source>
        <translation>Das Board nimmt nur signierte Uploads, und sein Schlüssel %1 ist nicht auf diesem Computer. Vom Computer mit dem Schlüssel hochladen oder ihn mit „tmw keys add“ herholen.</translation>
    </message>
    <message>
        <source>The board stopped sending samples. Restart it and try again.</source>
        <translation>Das Board sendet keine Proben mehr. Neu starten und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The stream cannot go on, for the board restarted or runs another model now. Start it again.</source>
        <translation>Der Strom geht nicht weiter, denn das Board wurde neu gestartet oder führt jetzt ein anderes Modell aus. Noch einmal starten.</translation>
    </message>
    <message>
        <source>%1 is no image that the drive of %2 takes (%3). Give a file of such a kind.</source>
        <translation>%1 ist kein Abbild, das das Laufwerk von %2 nimmt (%3). Eine solche Datei angeben.</translation>
    </message>
    <message>
        <source>No drive &quot;%1&quot; of %2 is there. To make it appear: %3. Then try again.</source>
        <translation>Kein Laufwerk „%1“ von %2 vorhanden. Damit es erscheint: %3. Dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The drive &quot;%1&quot; of %2 is there, but not mounted. Open it in the file manager, or run: udisksctl mount -b %3</source>
        <translation>Das Laufwerk „%1“ von %2 ist da, aber nicht eingehängt. Im Dateimanager öffnen oder ausführen: udisksctl mount -b %3</translation>
    </message>
    <message>
        <source>The drive %1 of %2 is mounted read-only. Plug the board in again and try again.</source>
        <translation>Das Laufwerk %1 von %2 ist schreibgeschützt eingehängt. Das Board neu anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The image has %1 B and the drive %2 has room for %3 B. Check that the image is for %4.</source>
        <translation>Das Abbild hat %1 B, und das Laufwerk %2 hat Platz für %3 B. Prüfen, ob das Abbild für %4 ist.</translation>
    </message>
    <message>
        <source>Writing to the drive %1 failed: %2. Plug the board in again and try again.</source>
        <translation>Schreiben auf das Laufwerk %1 ist gescheitert: %2. Das Board neu anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The drive %1 still is there %2 s after the image was copied, so %3 did not take it. Check that the image is for this board.</source>
        <translation>Das Laufwerk %1 ist %2 s nach dem Kopieren noch da, %3 hat das Abbild also nicht genommen. Prüfen, ob es für dieses Board ist.</translation>
    </message>
    <message>
        <source>The probe of %1 did not take the image: %2. Check that the image is for this board.</source>
        <translation>Die Sonde von %1 hat das Abbild nicht genommen: %2. Prüfen, ob es für dieses Board ist.</translation>
    </message>
    <message>
        <source>%1 is not installed, and boards are emulated with it. Install the Debian package qemu-system-arm.</source>
        <translation>%1 ist nicht installiert; damit werden Boards emuliert. Das Debian-Paket qemu-system-arm installieren.</translation>
    </message>
    <message>
        <source>The emulator cannot be started: %1.</source>
        <translation>Der Emulator lässt sich nicht starten: %1.</translation>
    </message>
    <message>
        <source>The emulator of %1 ended: %2. Flash the board again with &quot;tmw flash %1&quot;, and try again.</source>
        <translation>Der Emulator von %1 endete: %2. Das Board mit „tmw flash %1“ neu flashen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no fault of a line. Write NAME=NUMBER with drop, flip, duplicate, reorder, stall or disconnect from 0 to 1, delay_ms up to 10000, or seed.</source>
        <translation>„%1“ ist kein Leitungsfehler. NAME=ZAHL schreiben, mit drop, flip, duplicate, reorder, stall oder disconnect von 0 bis 1, delay_ms bis 10000 oder seed.</translation>
    </message>
    <message>
        <source>%1 is not installed, and firmware is compiled with it. Install the Debian packages gcc-arm-none-eabi and libnewlib-arm-none-eabi.</source>
        <translation>%1 ist nicht installiert; damit wird Firmware übersetzt. Die Debian-Pakete gcc-arm-none-eabi und libnewlib-arm-none-eabi installieren.</translation>
    </message>
    <message>
        <source>There is no firmware for %1. Choose an emulated board, or export the model as source: &apos;tmw export MODEL --as cpp&apos; (or arduino).</source>
        <translation>Für %1 gibt es keine Firmware. Ein emuliertes Board wählen oder das Modell als Quelltext exportieren: „tmw export MODEL --as cpp“ (oder arduino).</translation>
    </message>
    <message>
        <source>The plan is for %1 and %2 has %3. Make the plan for the board.</source>
        <translation>Der Plan ist für %1, und %2 hat %3. Den Plan für das Board erzeugen.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 ist gescheitert: %2</translation>
    </message>
    <message>
        <source>The firmware with this model does not fit into the flash of %1, even with the model&apos;s kernels only: %2 B too much. Choose a smaller model or a larger board (&apos;tmw boards&apos;).</source>
        <translation>Die Firmware mit diesem Modell passt nicht in den Flash von %1, selbst nur mit den Kerneln des Modells: %2 B zu viel. Ein kleineres Modell oder größeres Board wählen („tmw boards“).</translation>
    </message>
    <message>
        <source>The model alone takes %2 B as a plan and the flash of %1 has %3 B: %4 B too much. Choose a smaller model or a larger board (&apos;tmw boards&apos;).</source>
        <translation>Das Modell allein braucht als Plan %2 B, und der Flash von %1 hat %3 B: %4 B zu viel. Ein kleineres Modell oder größeres Board wählen („tmw boards“).</translation>
    </message>
    <message>
        <source>The firmware with this model does not fit into the RAM of %1: %2 B too much. Choose a smaller model or a larger board (&apos;tmw boards&apos;).</source>
        <translation>Die Firmware mit diesem Modell passt nicht in den RAM von %1: %2 B zu viel. Ein kleineres Modell oder größeres Board wählen („tmw boards“).</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2. Choose another with --out.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen: %2. Mit --out einen anderen wählen.</translation>
    </message>
    <message>
        <source>The USB device of %1 may not be opened by this user. Install the program&apos;s udev rules, plug the board in again, and try again.</source>
        <translation>Das USB-Gerät von %1 darf von diesem Benutzer nicht geöffnet werden. Die udev-Regeln des Programms installieren, das Board neu anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>No debug probe of %1 is found. Connect its debugger&apos;s USB port with a cable that carries data, and check that the udev rules are installed.</source>
        <translation>Keine Debug-Sonde von %1 gefunden. Den USB-Anschluss ihres Debuggers mit einem Datenkabel verbinden und prüfen, ob die udev-Regeln installiert sind.</translation>
    </message>
    <message>
        <source>The debug probe is there, but %1 does not answer it. Check that the board has power and the probe&apos;s wires, hold its reset button while you try again.</source>
        <translation>Die Debug-Sonde ist da, aber %1 antwortet ihr nicht. Stromversorgung des Boards und Leitungen der Sonde prüfen, beim nächsten Versuch die Reset-Taste halten.</translation>
    </message>
    <message>
        <source>The bootloader of %1 does not answer. To start it: %2. Then try again.</source>
        <translation>Der Bootloader von %1 antwortet nicht. Um ihn zu starten: %2. Dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The flash of %1 is locked. Unlock or mass-erase it with its maker&apos;s tool, then try again.</source>
        <translation>Der Flash von %1 ist gesperrt. Mit dem Werkzeug des Herstellers entsperren oder ganz löschen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>What %1 holds after writing is not the image. Try again, with a shorter cable or another USB port.</source>
        <translation>Was %1 nach dem Schreiben enthält, ist nicht das Abbild. Mit kürzerem Kabel oder anderem USB-Anschluss noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The image does not fit the flash of %1. Make it smaller, or check that it is for this board.</source>
        <translation>Das Abbild passt nicht in den Flash von %1. Es verkleinern oder prüfen, ob es für dieses Board ist.</translation>
    </message>
    <message>
        <source>The installed tool does not know the chip of %1. Install its newest version (for Arduino boards: the one that Arduino ships).</source>
        <translation>Das installierte Werkzeug kennt den Chip von %1 nicht. Die neueste Version installieren (für Arduino-Boards: die, die Arduino mitliefert).</translation>
    </message>
    <message>
        <source>The board that answers is no %1. Connect that board, or name the one that is connected.</source>
        <translation>Das antwortende Board ist kein %1. Dieses anschließen oder das angeschlossene nennen.</translation>
    </message>
    <message>
        <source>The tool cannot open the serial port of %1. Close what uses it, and check the port with &quot;tmw ports&quot;.</source>
        <translation>Das Werkzeug kann den seriellen Anschluss von %1 nicht öffnen. Schließen, was ihn benutzt, und den Anschluss mit „tmw ports“ prüfen.</translation>
    </message>
    <message>
        <source>%1 could not flash %2 (exit code %3): %4. Check the cable, restart the board, and try again.</source>
        <translation>%1 konnte %2 nicht flashen (Exit-Code %3): %4. Das Kabel prüfen, das Board neu starten und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 is not installed, and %2 is flashed with it. Install the package %3: %4</source>
        <translation>%1 ist nicht installiert; damit wird %2 geflasht. Das Paket %3 installieren: %4</translation>
    </message>
    <message>
        <source>%1 cannot flash %2: it takes %3. Give a file of such a kind.</source>
        <translation>%1 kann %2 nicht flashen: Es nimmt %3. Eine solche Datei angeben.</translation>
    </message>
    <message>
        <source>%1 is flashed over its serial port. Name it with --port (&quot;tmw ports&quot; lists them).</source>
        <translation>%1 wird über den seriellen Anschluss geflasht. Ihn mit --port angeben („tmw ports“ führt sie auf).</translation>
    </message>
    <message>
        <source>%1 said nothing for %2 s while flashing %3, and was ended. Plug the board in again and try again.</source>
        <translation>%1 sagte beim Flashen von %3 %2 s lang nichts und wurde beendet. Das Board neu anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 was not done with %2 after %3 s, and was ended. Plug the board in again and try again.</source>
        <translation>%1 war mit %2 nach %3 s nicht fertig und wurde beendet. Das Board neu anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The firmware of %1 is not beside the program (%2). Build the program with TMW_BUILD_FIRMWARE=ON, or install it again.</source>
        <translation>Die Firmware von %1 liegt nicht beim Programm (%2). Das Programm mit TMW_BUILD_FIRMWARE=ON bauen oder neu installieren.</translation>
    </message>
    <message>
        <source>%1 is not an emulated board, so it has no state here. &apos;tmw boards&apos; says which are.</source>
        <translation>%1 ist kein emuliertes Board und hat hier keinen Zustand. „tmw boards“ sagt, welche es sind.</translation>
    </message>
    <message>
        <source>The system gives no random numbers: %1.</source>
        <translation>Das System liefert keine Zufallszahlen: %1.</translation>
    </message>
    <message>
        <source>The key cannot be kept in %1: %2. The board has not been given it.</source>
        <translation>Der Schlüssel lässt sich nicht in %1 ablegen: %2. Das Board hat ihn nicht bekommen.</translation>
    </message>
    <message>
        <source>The file of the board&apos;s key, %1, is damaged. Bring it back from a copy, or with &apos;tmw keys add&apos; and the 64 digits that &apos;tmw keys show&apos; gives on another computer.</source>
        <translation>Die Datei mit dem Schlüssel des Boards, %1, ist beschädigt. Aus einer Kopie zurückholen oder mit „tmw keys add“ und den 64 Ziffern, die „tmw keys show“ auf einem anderen Computer ausgibt.</translation>
    </message>
    <message>
        <source>A key is 64 hex digits; this has %1 characters, %2 of them hex digits.</source>
        <translation>Ein Schlüssel hat 64 Hex-Ziffern; dieser hat %1 Zeichen, davon %2 Hex-Ziffern.</translation>
    </message>
    <message>
        <source>The board runs another model. Upload this one first.</source>
        <translation>Das Board führt ein anderes Modell aus. Zuerst dieses hochladen.</translation>
    </message>
    <message>
        <source>The board sent a reply that makes no sense.</source>
        <translation>Das Board sandte eine Antwort, die keinen Sinn ergibt.</translation>
    </message>
    <message>
        <source>The port %1 belongs to the group %2, and %3 is not in it. Run: sudo usermod -aG %2 %3 (then log out and in again).</source>
        <translation>Der Anschluss %1 gehört der Gruppe %2, und %3 ist nicht darin. Ausführen: sudo usermod -aG %2 %3 (dann ab- und wieder anmelden).</translation>
    </message>
    <message>
        <source>The port %1 is open to its owner alone (mode %2). Run: sudo chmod a+rw %1 (until it is plugged in again), or install the program&apos;s udev rules: &apos;tmw ports --udev&apos; prints them.</source>
        <translation>Der Anschluss %1 ist nur für seinen Besitzer offen (Modus %2). Ausführen: sudo chmod a+rw %1 (bis zum nächsten Anschließen) oder die udev-Regeln des Programms installieren: „tmw ports --udev“ gibt sie aus.</translation>
    </message>
    <message>
        <source>The port %1 is in use by %2 (process %3). Close that program, or run: kill %3</source>
        <translation>Der Anschluss %1 wird von %2 benutzt (Prozess %3). Das Programm schließen oder ausführen: kill %3</translation>
    </message>
    <message>
        <source>The port %1 is being probed by ModemManager (process %2), as any new port is. Try again in ten seconds, or install the program&apos;s udev rules: &apos;tmw ports --udev&apos; prints them.</source>
        <translation>Der Anschluss %1 wird von ModemManager untersucht (Prozess %2), wie jeder neue Anschluss. In zehn Sekunden noch einmal versuchen oder die udev-Regeln des Programms installieren: „tmw ports --udev“ gibt sie aus.</translation>
    </message>
    <message>
        <source>The port %1 is in use by this program already. Disconnect its board there first.</source>
        <translation>Der Anschluss %1 wird schon von diesem Programm benutzt. Zuerst dort das Board trennen.</translation>
    </message>
    <message>
        <source>The port %1 is in use by another user&apos;s program. To see which: sudo fuser -v %1</source>
        <translation>Der Anschluss %1 wird vom Programm eines anderen Benutzers benutzt. Welches es ist, zeigt: sudo fuser -v %1</translation>
    </message>
    <message>
        <source>Instructions are counted on an emulated board in counting mode only.</source>
        <translation>Instruktionen werden nur auf einem emulierten Board im Zählmodus gezählt.</translation>
    </message>
    <message>
        <source>No tool is known that flashes a real %1. Leave --port and --image away to use the emulated one.</source>
        <translation>Kein Werkzeug ist bekannt, das ein echtes %1 flasht. --port und --image weglassen, um das emulierte zu verwenden.</translation>
    </message>
    <message>
        <source>host is this computer and takes no firmware. Name another board.</source>
        <translation>host ist dieser Computer und nimmt keine Firmware. Ein anderes Board angeben.</translation>
    </message>
    <message>
        <source>The companion firmware of an Arduino board is a library. Write it with &apos;tmw export --as arduino-companion --out DIR&apos;, open its example in the Arduino IDE, and upload that to the board.</source>
        <translation>Die Begleitfirmware eines Arduino-Boards ist eine Bibliothek. Mit „tmw export --as arduino-companion --out DIR“ schreiben, ihr Beispiel in der Arduino-IDE öffnen und auf das Board laden.</translation>
    </message>
    <message>
        <source>No companion firmware ships for %1 yet. Flash an image of your own: tmw flash %2 --image FILE; where an Arduino core knows the board, &apos;tmw export --as arduino-companion&apos; gives one to build.</source>
        <translation>Für %1 gibt es noch keine Begleitfirmware. Ein eigenes Abbild flashen: tmw flash %2 --image FILE; wo ein Arduino-Core das Board kennt, liefert „tmw export --as arduino-companion“ eine zum Bauen.</translation>
    </message>
    <message>
        <source>Several ports may be %1: %2. Name one with --port.</source>
        <translation>Mehrere Anschlüsse können %1 sein: %2. Einen mit --port angeben.</translation>
    </message>
    <message>
        <source>The serial ports cannot be listed: %1 cannot be read (%2). Check that /sys is mounted.</source>
        <translation>Die seriellen Anschlüsse lassen sich nicht auflisten: %1 ist nicht lesbar (%2). Prüfen, ob /sys eingehängt ist.</translation>
    </message>
    <message>
        <source>No serial port belongs to the device with serial number %1. Connect the board; &quot;tmw ports&quot; lists the ports.</source>
        <translation>Kein serieller Anschluss gehört zum Gerät mit der Seriennummer %1. Das Board anschließen; „tmw ports“ führt die Anschlüsse auf.</translation>
    </message>
    <message>
        <source>%1 is %2 and no serial port. &quot;tmw ports&quot; lists the ports.</source>
        <translation>%1 ist %2 und kein serieller Anschluss. „tmw ports“ führt die Anschlüsse auf.</translation>
    </message>
    <message>
        <source>There is no serial port %1. Connect the board; &quot;tmw ports&quot; lists the ports.</source>
        <translation>Es gibt keinen seriellen Anschluss %1. Das Board anschließen; „tmw ports“ führt die Anschlüsse auf.</translation>
    </message>
    <message>
        <source>The serial port %1 cannot be opened: %2. Plug the board in again, and check the name with &quot;tmw ports&quot;.</source>
        <translation>Der serielle Anschluss %1 lässt sich nicht öffnen: %2. Das Board neu anschließen und den Namen mit „tmw ports“ prüfen.</translation>
    </message>
    <message>
        <source>%1 is in use by process %2. Wait until it ends, or end it: kill %2</source>
        <translation>%1 wird von Prozess %2 benutzt. Warten, bis er endet, oder ihn beenden: kill %2</translation>
    </message>
    <message>
        <source>The folder of the board&apos;s state, %1, cannot be used: %2. Set TMW_STATE_HOME to another one.</source>
        <translation>Der Ordner für den Zustand des Boards, %1, ist nicht brauchbar: %2. TMW_STATE_HOME auf einen anderen setzen.</translation>
    </message>
    <message>
        <source>The line to the board broke: %1. Reconnect the board and try again.</source>
        <translation>Die Leitung zum Board ist gebrochen: %1. Das Board neu verbinden und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The board takes no more bytes. Restart the board and try again.</source>
        <translation>Das Board nimmt keine Bytes mehr. Neu starten und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 cannot be copied to %2: %3.</source>
        <translation>%1 lässt sich nicht nach %2 kopieren: %3.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; has %2 filters. Give it from 1 to %3.</source>
        <translation>Schicht „%1“ hat %2 Filter. Geben Sie ihr 1 bis %3.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; is not a number of filters from 1 to %4.</source>
        <translation>Schicht %1 („%2“): „%3“ ist keine Anzahl Filter von 1 bis %4.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; is not a size of a window. Write %4.</source>
        <translation>Schicht %1 („%2“): „%3“ ist keine Größe eines Fensters. Schreiben Sie %4.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; takes an image (height x width x channels) and gets a tensor of %2. Put &quot;reshape 28x28x1&quot; with the image&apos;s size before it.</source>
        <translation>Schicht „%1“ nimmt ein Bild (Höhe x Breite x Kanäle) und bekommt einen Tensor von %2. Setzen Sie „reshape 28x28x1“ mit der Größe des Bildes davor.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; takes a signal (length x channels) and gets a tensor of %2. Put &quot;reshape 128x1&quot; with the signal&apos;s size before it.</source>
        <translation>Schicht „%1“ nimmt ein Signal (Länge x Kanäle) und bekommt einen Tensor von %2. Setzen Sie „reshape 128x1“ mit der Größe des Signals davor.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; takes a flat row of values and gets a tensor of %2. Put &quot;flatten&quot; before it.</source>
        <translation>Schicht „%1“ nimmt eine flache Reihe von Werten und bekommt einen Tensor von %2. Setzen Sie „flatten“ davor.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; is not a share from 0 to below 1. Write 0.2 to drop a fifth.</source>
        <translation>Schicht %1 („%2“): „%3“ ist kein Anteil von 0 bis unter 1. Schreiben Sie 0.2, um ein Fünftel fallen zu lassen.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; pools signals (length x channels) and images (height x width x channels) and gets a tensor of %2. Take it out, or put a reshape before it.</source>
        <translation>Schicht „%1“ fasst Signale (Länge x Kanäle) und Bilder (Höhe x Breite x Kanäle) zusammen und bekommt einen Tensor von %2. Nehmen Sie sie heraus, oder setzen Sie ein reshape davor.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; is not a size to pool. Write 2, 2x2 or global.</source>
        <translation>Schicht %1 („%2“): „%3“ ist keine Größe zum Zusammenfassen. Schreiben Sie 2, 2x2 oder global.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; makes %2 of a tensor of %3, which has not as many values. Give it a shape of as many.</source>
        <translation>Schicht „%1“ macht %2 aus einem Tensor von %3, der nicht so viele Werte hat. Geben Sie ihr eine Form mit ebenso vielen.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; is not a shape. Write sizes with x between, such as 28x28x1, or flat.</source>
        <translation>Schicht %1 („%2“): „%3“ ist keine Form. Schreiben Sie Größen mit x dazwischen, etwa 28x28x1, oder flat.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot;: its window of %2 does not fit its input of %3. Use a smaller one, &quot;same&quot;, or a larger input.</source>
        <translation>Schicht „%1“: Ihr Fenster von %2 passt nicht in ihre Eingabe von %3. Nehmen Sie ein kleineres, „same“ oder eine größere Eingabe.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; answers %2 for each sample, more than %3 values. Use fewer filters, or a stride or a pool before it.</source>
        <translation>Schicht „%1“ antwortet %2 je Probe, mehr als %3 Werte. Nehmen Sie weniger Filter, oder einen Schritt oder ein Pooling davor.</translation>
    </message>
    <message>
        <source>%1 is not valid UTF-8: the byte at offset %2 belongs to no character. Read it as Latin-1.</source>
        <translation>%1 ist kein gültiges UTF-8: Das Byte an Stelle %2 gehört zu keinem Zeichen. Als Latin-1 lesen.</translation>
    </message>
    <message>
        <source>Row %1 of %2 has %3 where a label %4 was changed to %5: the file is read another way than then. Take the changed label back on Data, or read the file as before.</source>
        <translation>Zeile %1 von %2 hat %3, wo ein Label %4 in %5 geändert wurde: Die Datei wird anders gelesen als damals. Das geänderte Label unter Daten zurücknehmen oder die Datei wie zuvor lesen.</translation>
    </message>
    <message>
        <source>No input changes over the training part: the network can only learn one answer. Choose other inputs.</source>
        <translation>Kein Eingang ändert sich im Trainingsteil: Das Netz kann nur eine Antwort lernen. Andere Eingänge wählen.</translation>
    </message>
    <message>
        <source>Input %1 is the same in the whole training part and teaches nothing. Leave it out.</source>
        <translation>Der Eingang %1 ist im ganzen Trainingsteil gleich und lehrt nichts. Ihn weglassen.</translation>
    </message>
    <message>
        <source>%1 inputs, as %2, are the same in the whole training part and teach nothing. Leave them out.</source>
        <translation>%1 Eingänge, etwa %2, sind im ganzen Trainingsteil gleich und lehren nichts. Sie weglassen.</translation>
    </message>
    <message>
        <source>No sample of class %1 is in the training part: it cannot be learned. Split by class, or add samples.</source>
        <translation>Im Trainingsteil ist keine Probe der Klasse %1: Sie kann nicht gelernt werden. Nach Klassen aufteilen oder Proben hinzufügen.</translation>
    </message>
    <message>
        <source>%1 classes, as %2, have no sample in the training part: they cannot be learned. Split by class, or add samples.</source>
        <translation>%1 Klassen, etwa %2, haben keine Probe im Trainingsteil: Sie können nicht gelernt werden. Nach Klassen aufteilen oder Proben hinzufügen.</translation>
    </message>
    <message>
        <source>No sample of class %1 is in the validation part: the best epoch is chosen without it. Split by class, or add samples.</source>
        <translation>Im Validierungsteil ist keine Probe der Klasse %1: Die beste Epoche wird ohne sie gewählt. Nach Klassen aufteilen oder Proben hinzufügen.</translation>
    </message>
    <message>
        <source>%1 classes, as %2, have no sample in the validation part: the best epoch is chosen without them. Split by class, or add samples.</source>
        <translation>%1 Klassen, etwa %2, haben keine Probe im Validierungsteil: Die beste Epoche wird ohne sie gewählt. Nach Klassen aufteilen oder Proben hinzufügen.</translation>
    </message>
    <message>
        <source>No sample of class %1 is in the test part: its accuracy will not be known. Split by class, or add samples.</source>
        <translation>Im Testteil ist keine Probe der Klasse %1: Ihre Genauigkeit bleibt unbekannt. Nach Klassen aufteilen oder Proben hinzufügen.</translation>
    </message>
    <message>
        <source>%1 classes, as %2, have no sample in the test part: their accuracy will not be known. Split by class, or add samples.</source>
        <translation>%1 Klassen, etwa %2, haben keine Probe im Testteil: Ihre Genauigkeit bleibt unbekannt. Nach Klassen aufteilen oder Proben hinzufügen.</translation>
    </message>
    <message>
        <source>There is one sample to train on: the network will learn its answer and nothing else. Add data.</source>
        <translation>Es gibt eine einzige Probe zum Trainieren: Das Netz lernt ihre Antwort und sonst nichts. Daten hinzufügen.</translation>
    </message>
    <message>
        <source>The batch of %1 is larger than the training part of %2, so an epoch is one step. Use a smaller batch.</source>
        <translation>Der Stapel von %1 ist größer als der Trainingsteil von %2, also ist eine Epoche ein Schritt. Einen kleineren Stapel nehmen.</translation>
    </message>
    <message>
        <source>Sample %1 has the label %2, and the data have %3 classes, 0 to %4. Import the data again.</source>
        <translation>Probe %1 hat die Klassennummer %2, und die Daten haben %3 Klassen, 0 bis %4. Die Daten neu importieren.</translation>
    </message>
    <message>
        <source>The class weights do not fit the data: %1. Give each class one number of 0 or more, or none.</source>
        <translation>Die Klassengewichte passen nicht zu den Daten: %1. Jeder Klasse eine Zahl ab 0 geben oder keine.</translation>
    </message>
    <message>
        <source>In epoch %1, step %2, layer &quot;%3&quot; no longer gave finite numbers: the steps are too large (rate %4). Use a lower rate, or clip the gradient with train.clip_norm.</source>
        <translation>In Epoche %1, Schritt %2 gab die Schicht „%3“ keine endlichen Zahlen mehr: Die Schritte sind zu groß (Lernrate %4). Eine kleinere Lernrate nehmen oder den Gradienten mit train.clip_norm begrenzen.</translation>
    </message>
    <message>
        <source>In epoch %1, step %2, an input of the data was not a finite number. Correct or leave out such values.</source>
        <translation>In Epoche %1, Schritt %2 war ein Eingang der Daten keine endliche Zahl. Solche Werte berichtigen oder weglassen.</translation>
    </message>
    <message>
        <source>The data have numbers as targets, so train.class_weights cannot be %1. Set it to none.</source>
        <translation>Die Ziele der Daten sind Zahlen, also kann train.class_weights nicht %1 sein. Auf none setzen.</translation>
    </message>
    <message>
        <source>train.class_weights cannot have %1. It takes none, balanced, or weights by name, as in %2=2.</source>
        <translation>train.class_weights kann %1 nicht enthalten. Es nimmt none, balanced oder Gewichte nach Namen, wie %2=2.</translation>
    </message>
    <message>
        <source>train.class_weights names the class %1, and the data have %2.</source>
        <translation>train.class_weights nennt die Klasse %1, und die Daten haben %2.</translation>
    </message>
    <message>
        <source>%1 pictures cannot be drawn. Ask for 1 to 100,000.</source>
        <translation>%1 Bilder können nicht gezeichnet werden. Möglich sind 1 bis 100.000.</translation>
    </message>
    <message>
        <source>The samples have no labels. Import them again with a file of labels, or from a folder with a folder for each class.</source>
        <translation>Die Proben haben keine Klassen. Mit einer Datei der Klassen neu importieren oder aus einem Ordner mit einem Ordner für jede Klasse.</translation>
    </message>
    <message>
        <source>%1 is not an IDX file: it does not begin with two zero bytes, a type and a number of dimensions.</source>
        <translation>%1 ist keine IDX-Datei: Sie beginnt nicht mit zwei Nullbytes, einem Typ und einer Zahl von Dimensionen.</translation>
    </message>
    <message>
        <source>%1 holds values of type %2, and there are 8, 9, 11, 12, 13 and 14. The file is damaged: get it again.</source>
        <translation>%1 enthält Werte vom Typ %2, es gibt aber nur 8, 9, 11, 12, 13 und 14. Die Datei ist beschädigt: neu beschaffen.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes of values where its sizes %3 need %4. The file is cut off or damaged: get it again.</source>
        <translation>%1 hat %2 Byte an Werten, die Größen %3 brauchen %4. Die Datei ist abgeschnitten oder beschädigt: neu beschaffen.</translation>
    </message>
    <message>
        <source>%1 is an array of %2. Samples need two to four dimensions, the first of which counts them.</source>
        <translation>%1 ist ein Feld von %2. Proben brauchen zwei bis vier Dimensionen, deren erste sie zählt.</translation>
    </message>
    <message>
        <source>%1 is an array of %2, which has no values.</source>
        <translation>%1 ist ein Feld von %2 und hat keine Werte.</translation>
    </message>
    <message>
        <source>A sample of %1 is %2, which cannot be taken as %3. Name a shape of %4 values.</source>
        <translation>Eine Probe von %1 ist %2 und kann nicht als %3 gelesen werden. Eine Form mit %4 Werten angeben.</translation>
    </message>
    <message>
        <source>%1 holds values of 4 bits. Save them as 8 bits.</source>
        <translation>%1 enthält Werte mit 4 Bit. Als 8 Bit speichern.</translation>
    </message>
    <message>
        <source>%1 has %2 samples and %3 has %4 labels. Name the labels that belong to these samples.</source>
        <translation>%1 hat %2 Proben, %3 hat %4 Klassenangaben. Die Datei angeben, die zu diesen Proben gehört.</translation>
    </message>
    <message>
        <source>The labels in %1 are %2. One number a sample is needed, or up to %3 targets a sample.</source>
        <translation>Die Klassenangaben in %1 sind %2. Nötig ist eine Zahl je Probe, oder bis zu %3 Zielwerte je Probe.</translation>
    </message>
    <message>
        <source>%1 holds no array of samples; it has: %2. Save it with numpy.savez(file, x=samples, y=labels).</source>
        <translation>%1 enthält kein Feld mit Proben, sondern: %2. Mit numpy.savez(datei, x=proben, y=klassen) speichern.</translation>
    </message>
    <message>
        <source>%1 holds several arrays (%2), and none is called x. Save it with numpy.savez(file, x=samples, y=labels).</source>
        <translation>%1 enthält mehrere Felder (%2), und keines heißt x. Mit numpy.savez(datei, x=proben, y=klassen) speichern.</translation>
    </message>
    <message>
        <source>%1 in the project&apos;s data is damaged: %2. Import the samples again.</source>
        <translation>%1 in den Daten des Projekts ist beschädigt: %2. Die Proben neu importieren.</translation>
    </message>
    <message>
        <source>%1 has parts with labels of their own, so one file of labels does not fit. Import it without.</source>
        <translation>%1 hat Teile mit eigenen Klassenangaben, eine einzelne Datei passt daher nicht. Ohne sie importieren.</translation>
    </message>
    <message>
        <source>%1 holds labels without images. Name the file of images that belongs to it.</source>
        <translation>%1 enthält Klassen ohne Bilder. Die Datei mit den zugehörigen Bildern angeben.</translation>
    </message>
    <message>
        <source>%1 does not fit what is already there: one is a table, the other are images or arrays. Import it into a project of its own.</source>
        <translation>%1 passt nicht zu dem, was schon da ist: Das eine ist eine Tabelle, das andere sind Bilder oder Felder. In ein eigenes Projekt importieren.</translation>
    </message>
    <message>
        <source>Samples of %1 are %2, and those already there %3. Bring them to one shape, or import them into a project of their own.</source>
        <translation>Proben von %1 sind %2, die vorhandenen %3. Auf eine Form bringen oder in ein eigenes Projekt importieren.</translation>
    </message>
    <message>
        <source>%1 is cut off or damaged: it cannot be unpacked. Get it again.</source>
        <translation>%1 ist abgeschnitten oder beschädigt und kann nicht entpackt werden. Neu beschaffen.</translation>
    </message>
    <message>
        <source>%1 unpacks to more than %2 bytes. Divide it into smaller files.</source>
        <translation>%1 ist entpackt größer als %2 Byte. In kleinere Dateien teilen.</translation>
    </message>
    <message>
        <source>%1 is no whole zip archive: %2. Save it again with numpy.savez.</source>
        <translation>%1 ist kein vollständiges Zip-Archiv: %2. Mit numpy.savez neu speichern.</translation>
    </message>
    <message>
        <source>%1 packs %2 by method %3, and stored and deflated are read. Save it again with numpy.savez.</source>
        <translation>%1 packt %2 mit Verfahren %3, gelesen werden „stored“ und „deflated“. Mit numpy.savez neu speichern.</translation>
    </message>
    <message>
        <source>%2 in %1 has a password. Save it without one.</source>
        <translation>%2 in %1 hat ein Passwort. Ohne Passwort speichern.</translation>
    </message>
    <message>
        <source>%1 bytes of samples are more than one file holds. Import fewer.</source>
        <translation>%1 Byte an Proben sind mehr, als eine Datei fasst. Weniger importieren.</translation>
    </message>
    <message>
        <source>%1 is not a size of images. Write width and height from 1 to 1024, such as 32x32.</source>
        <translation>%1 ist keine Größe von Bildern. Breite und Höhe von 1 bis 1024 angeben, etwa 32x32.</translation>
    </message>
    <message>
        <source>There is no image in %1. Name a folder with .png, .bmp or .jpg files.</source>
        <translation>In %1 ist kein Bild. Einen Ordner mit Dateien .png, .bmp oder .jpg angeben.</translation>
    </message>
    <message>
        <source>%1 cannot be read as an image: %2. Take it out of the folder, or save it again.</source>
        <translation>%1 kann nicht als Bild gelesen werden: %2. Aus dem Ordner nehmen oder neu speichern.</translation>
    </message>
    <message>
        <source>The images of %1 are of unequal size: %2. Give one size for all, for example --size 32x32.</source>
        <translation>Die Bilder von %1 sind ungleich groß: %2. Eine Größe für alle angeben, etwa --size 32x32.</translation>
    </message>
    <message>
        <source>%1 images of %2 are more values than fit. Give a smaller size, for example --size 96x96.</source>
        <translation>%1 Bilder von %2 sind mehr Werte, als Platz haben. Eine kleinere Größe angeben, etwa --size 96x96.</translation>
    </message>
    <message>
        <source>%1 and %2 are of different kinds (tables, arrays, images). Import each kind on its own.</source>
        <translation>%1 und %2 sind von verschiedener Art (Tabellen, Felder, Bilder). Jede Art für sich importieren.</translation>
    </message>
    <message>
        <source>%1 is not a shape. Write one to three sizes with x between, such as 28x28x1 or 128x9.</source>
        <translation>%1 ist keine Form. Eine bis drei Größen mit x dazwischen angeben, etwa 28x28x1 oder 128x9.</translation>
    </message>
    <message>
        <source>There is no array in %1. Name a .npy, .npz or IDX file.</source>
        <translation>In %1 ist kein Feld. Eine Datei .npy, .npz oder IDX angeben.</translation>
    </message>
    <message>
        <source>One file of labels cannot belong to %1 files. Import one at a time.</source>
        <translation>Eine Datei mit Klassen kann nicht zu %1 Dateien gehören. Einzeln importieren.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: %2. Give yourself the right to, or choose files.</source>
        <translation>Der Ordner %1 ist nicht lesbar: %2. Sich das Recht dazu geben oder Dateien wählen.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; is not a slope for leaky_relu, a number from 0 to 1. Write, for example, leaky_relu slope=0.1.</source>
        <translation>Schicht %1 („%2“): „%3“ ist keine Steigung für leaky_relu, eine Zahl von 0 bis 1. Schreiben Sie zum Beispiel leaky_relu slope=0.1.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; makes an axis of more than %2 places. Use a smaller stride.</source>
        <translation>Schicht „%1“ ergibt eine Achse mit mehr als %2 Stellen. Verwenden Sie eine kleinere Schrittweite.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; is not a size of a window. Write 3x3.</source>
        <translation>Schicht %1 („%2“): „%3“ ist keine Fenstergröße. Schreiben Sie 3x3.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; is not a standard deviation from 0 to 1000. Write, for example, gaussian_noise 0.1.</source>
        <translation>Schicht %1 („%2“): „%3“ ist keine Standardabweichung von 0 bis 1000. Schreiben Sie zum Beispiel gaussian_noise 0.1.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; puts %2 dimensions in another order and gets a tensor of %3. Name each of its dimensions once, such as 2x1.</source>
        <translation>Schicht „%1“ ordnet %2 Dimensionen um und erhält einen Tensor von %3. Nennen Sie jede seiner Dimensionen einmal, etwa 2x1.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; is not an order of dimensions. Name each of them once, counted from 1, such as 2x1 or 3x1x2.</source>
        <translation>Schicht %1 („%2“): „%3“ ist keine Reihenfolge von Dimensionen. Nennen Sie jede einmal, von 1 an gezählt, etwa 2x1 oder 3x1x2.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; repeats places of signals (length x channels) and images (height x width x channels) and gets a tensor of %2. Take it out, or put a reshape before it.</source>
        <translation>Schicht „%1“ wiederholt Stellen von Signalen (Länge x Kanäle) und Bildern (Höhe x Breite x Kanäle) und erhält einen Tensor von %2. Nehmen Sie sie heraus, oder setzen Sie ein reshape davor.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; makes an axis of more than %2 places. Repeat less often.</source>
        <translation>Schicht „%1“ ergibt eine Achse mit mehr als %2 Stellen. Wiederholen Sie seltener.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; says not how often to repeat. Write 2, or 2x3 for height x width.</source>
        <translation>Schicht %1 („%2“): „%3“ sagt nicht, wie oft wiederholt wird. Schreiben Sie 2, oder 2x3 für Höhe x Breite.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; pads signals (length x channels) and images (height x width x channels) and gets a tensor of %2. Take it out, or put a reshape before it.</source>
        <translation>Schicht „%1“ füllt Signale (Länge x Kanäle) und Bilder (Höhe x Breite x Kanäle) auf und erhält einen Tensor von %2. Nehmen Sie sie heraus, oder setzen Sie ein reshape davor.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; pads a signal and has four numbers. Give it one for both ends, or front x back, such as 4x0.</source>
        <translation>Schicht „%1“ füllt ein Signal auf und hat vier Zahlen. Geben Sie ihr eine für beide Enden oder vorne x hinten, etwa 4x0.</translation>
    </message>
    <message>
        <source>Layer %1 (&quot;%2&quot;): &quot;%3&quot; says not how many zeros to add. Write one number for all sides, height x width (for signals front x back), or top x bottom x left x right, such as 1, 1x2 or 0x1x0x1.</source>
        <translation>Schicht %1 („%2“): „%3“ sagt nicht, wie viele Nullen dazukommen. Schreiben Sie eine Zahl für alle Seiten, Höhe x Breite (bei Signalen vorne x hinten) oder oben x unten x links x rechts, etwa 1, 1x2 oder 0x1x0x1.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; normalizes over the last dimension, which has one value: its answer would always be the same. Use batch_normalization, or put the layer where there are more channels.</source>
        <translation>Schicht „%1“ normiert über die letzte Dimension, die nur einen Wert hat: Ihre Antwort wäre immer dieselbe. Verwenden Sie batch_normalization, oder setzen Sie die Schicht dorthin, wo es mehr Kanäle gibt.</translation>
    </message>
    <message>
        <source>%1 needs signals (length x channels) or images (height x width x channels), and a sample here is %2. Set it to 0, or import windows or pictures.</source>
        <translation>%1 braucht Signale (Länge x Kanäle) oder Bilder (Höhe x Breite x Kanäle), und ein Beispiel ist hier %2. Setzen Sie es auf 0, oder importieren Sie Fenster oder Bilder.</translation>
    </message>
    <message>
        <source>Layer %1 cannot be named &quot;%2&quot;, which is what the network takes. Name it otherwise.</source>
        <translation>Schicht %1 kann nicht „%2“ heißen: So heißt, was das Netz annimmt. Nennen Sie sie anders.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; takes what &quot;%2&quot; answers, and no layer before it has that name. There are: %3.</source>
        <translation>Schicht „%1“ nimmt, was „%2“ antwortet, und keine Schicht vor ihr heißt so. Es gibt: %3.</translation>
    </message>
    <message>
        <source>What layer &quot;%1&quot; answers goes nowhere. Write with=%1 or from=%1 on a layer behind it, or take it out.</source>
        <translation>Was Schicht „%1“ antwortet, geht nirgendwohin. Schreiben Sie with=%1 oder from=%1 an eine Schicht hinter ihr, oder nehmen Sie sie heraus.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; merges what several layers answer and has one alone. Name others: with=NAME.</source>
        <translation>Schicht „%1“ führt die Antworten mehrerer Schichten zusammen und hat nur eine. Nennen Sie weitere: with=NAME.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; merges a tensor of %2 with one of %3. They must have one shape; a convolution of 1x1 changes the channels, its stride the rest.</source>
        <translation>Schicht „%1“ führt einen Tensor %2 mit einem Tensor %3 zusammen. Beide müssen dieselbe Form haben; eine Faltung mit 1x1 ändert die Kanäle, ihre Schrittweite das Übrige.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; puts a tensor of %3 behind one of %2. Only their last dimension may differ.</source>
        <translation>Schicht „%1“ hängt einen Tensor %3 an einen Tensor %2. Nur die letzte Dimension darf sich unterscheiden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is more than one layer. Write one here; the text of all layers takes several.</source>
        <translation>„%1“ ist mehr als eine Schicht. Schreiben Sie hier eine; der Text aller Schichten nimmt mehrere.</translation>
    </message>
    <message>
        <source>%1 is not emulated and no port is chosen. Choose the port it is plugged into, or an emulated board.</source>
        <translation>%1 ist nicht emuliert, und es ist kein Anschluss gewählt. Wählen Sie den Anschluss, an dem es steckt, oder ein emuliertes Board.</translation>
    </message>
    <message>
        <source>%1 runs no model, and its firmware reads the sensor for a model only. Deploy one with as many inputs as the sensor has values, then record.</source>
        <translation>%1 führt kein Modell aus, und seine Firmware liest den Sensor nur für ein Modell. Bringen Sie eines mit so vielen Eingängen auf, wie der Sensor Werte hat, und nehmen Sie dann auf.</translation>
    </message>
    <message>
        <source>The network does not fit %1.</source>
        <translation>Das Netz passt nicht auf %1.</translation>
    </message>
    <message>
        <source>%1 was changed by another program while it was edited here. Choose which one is kept.</source>
        <translation>%1 wurde von einem anderen Programm geändert, während es hier bearbeitet wurde. Wählen Sie, was bleibt.</translation>
    </message>
    <message>
        <source>The recording cannot be written to %1. Free some room on the disk and record again.</source>
        <translation>Die Aufnahme kann nicht nach %1 geschrieben werden. Schaffen Sie Platz auf dem Datenträger und nehmen Sie noch einmal auf.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; takes a signal (length x channels), step after step, and gets a tensor of %2. Put &quot;reshape 128x1&quot; with the signal&apos;s size before it.</source>
        <translation>Schicht „%1“ nimmt ein Signal (Länge x Kanäle) Schritt für Schritt und erhält einen Tensor von %2. Setzen Sie „reshape 128x1“ mit der Größe des Signals davor.</translation>
    </message>
    <message>
        <source>The model&apos;s output &quot;%1&quot; is of a type without real values. Convert it from the run again.</source>
        <translation>Der Ausgang „%1“ des Modells hat einen Typ ohne reelle Werte. Den Lauf neu umwandeln.</translation>
    </message>
    <message>
        <source>A model of kind %1 needs the ranges of the network&apos;s values. Calibrate it on training samples.</source>
        <translation>Ein Modell der Art %1 braucht die Wertebereiche des Netzes. Mit Trainingsproben kalibrieren.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; cannot be float16: a weight is beyond 65504. Train with a smaller rate or with train.max_norm, or convert to another kind.</source>
        <translation>Schicht „%1“ kann nicht float16 werden: Ein Gewicht liegt jenseits von 65504. Mit kleinerer Rate oder mit train.max_norm trainieren oder in eine andere Art umwandeln.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; cannot be %2: its values are so large that their sums do not fit %3 bits. Standardise the data, or train with a smaller rate.</source>
        <translation>Schicht „%1“ kann nicht %2 werden: Ihre Werte sind so groß, dass die Summen nicht in %3 Bit passen. Die Daten standardisieren oder mit kleinerer Rate trainieren.</translation>
    </message>
    <message>
        <source>The model&apos;s metadata is damaged: it is left out. The model itself is whole.</source>
        <translation>Die Metadaten des Modells sind beschädigt und werden weggelassen. Das Modell selbst ist ganz.</translation>
    </message>
    <message>
        <source>There is no converted model of the chosen run yet. Convert and compare first.</source>
        <translation>Vom gewählten Lauf gibt es noch kein umgewandeltes Modell. Wandeln Sie ihn zuerst um und vergleichen Sie.</translation>
    </message>
    <message>
        <source>data.task is regression, and column %1 is a label. Give it the role target, or set data.task to auto.</source>
        <translation>data.task ist regression, und Spalte %1 ist ein Label. Ihr die Rolle Zielwert geben oder data.task auf auto setzen.</translation>
    </message>
    <message>
        <source>data.task asks for classes, and column %1 is a target. Give it the role label, or set data.task to auto.</source>
        <translation>data.task verlangt Klassen, und Spalte %1 ist ein Zielwert. Ihr die Rolle Label geben oder data.task auf auto setzen.</translation>
    </message>
    <message>
        <source>Columns %1 and %2 are both weights. Give one of them another role, for example ignored.</source>
        <translation>Die Spalten %1 und %2 sind beide Gewichte. Einer davon eine andere Rolle geben, zum Beispiel ignoriert.</translation>
    </message>
    <message>
        <source>Weight column %1 holds words, not numbers. Give it another role.</source>
        <translation>Die Gewichtsspalte %1 enthält Wörter, keine Zahlen. Ihr eine andere Rolle geben.</translation>
    </message>
    <message>
        <source>Row %1 has the weight %2 in column %3, and a weight is a number of 0 or more. Correct the file, or give the column another role.</source>
        <translation>Zeile %1 hat in Spalte %3 das Gewicht %2, und ein Gewicht ist eine Zahl ab 0. Die Datei berichtigen oder der Spalte eine andere Rolle geben.</translation>
    </message>
    <message>
        <source>All training samples have the weight 0 in column %1, so nothing would be learnt. Correct the file, or give the column another role.</source>
        <translation>Alle Trainingsproben haben in Spalte %1 das Gewicht 0, es würde also nichts gelernt. Die Datei berichtigen oder der Spalte eine andere Rolle geben.</translation>
    </message>
    <message>
        <source>data.normal names classes, and no column is a label. Give the column of classes the role label, or leave data.normal empty.</source>
        <translation>data.normal nennt Klassen, und keine Spalte ist ein Label. Der Spalte der Klassen die Rolle Label geben oder data.normal leer lassen.</translation>
    </message>
    <message>
        <source>data.normal names the class %1, and the data have %2.</source>
        <translation>data.normal nennt die Klasse %1, und die Daten haben %2.</translation>
    </message>
    <message>
        <source>No training sample is of the classes in data.normal, %1. Name other classes, or give the training part a larger share.</source>
        <translation>Keine Trainingsprobe gehört zu den Klassen in data.normal, %1. Andere Klassen nennen oder dem Trainingsteil einen größeren Anteil geben.</translation>
    </message>
    <message>
        <source>The last layer, &quot;%1&quot;, answers %2 and a sample to be made again has %3 values. Give it %3 units.</source>
        <translation>Die letzte Schicht, „%1“, gibt %2 aus, und eine nachzubildende Probe hat %3 Werte. Ihr %3 Einheiten geben.</translation>
    </message>
    <message>
        <source>The weights of the samples do not fit the data: each sample has one number of 0 or more, or none has. Import the data again.</source>
        <translation>Die Gewichte der Proben passen nicht zu den Daten: Jede Probe hat eine Zahl ab 0, oder keine hat eine. Die Daten neu importieren.</translation>
    </message>
    <message>
        <source>Run %1 cannot be moved: %2. Look whether the project&apos;s folder can be written to.</source>
        <translation>Lauf %1 kann nicht verschoben werden: %2. Nachsehen, ob in den Ordner des Projekts geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Run %1 has done its %2 epochs. Raise train.epochs or train.qat_epochs, or train without --resume.</source>
        <translation>Lauf %1 hat seine %2 Epochen hinter sich. Erhöhen Sie train.epochs oder train.qat_epochs, oder trainieren Sie ohne --resume.</translation>
    </message>
    <message>
        <source>Quantization-aware training makes up for integers, and %1 has none. Set convert.kind to int8, int16x8 or int8w, or train.qat_epochs to 0.</source>
        <translation>Quantisierungsbewusstes Training gleicht Ganzzahlen aus, und %1 hat keine. Setzen Sie convert.kind auf int8, int16x8 oder int8w, oder train.qat_epochs auf 0.</translation>
    </message>
    <message>
        <source>%1 of %2 operators cannot be trained here: %3. Choose another model, or take the layers in front of the first of them with a new last layer (--new-head).</source>
        <translation>%1 von %2 Operatoren lassen sich hier nicht trainieren: %3. Wählen Sie ein anderes Modell, oder nehmen Sie die Schichten vor dem ersten davon mit einer neuen letzten Schicht (--new-head).</translation>
    </message>
    <message>
        <source>The model has no layer to train before its first operator that has none here. Choose another model.</source>
        <translation>Vor dem ersten Operator, für den es hier keine Schicht gibt, hat das Modell nichts zu trainieren. Wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The network answers %1 values, and the data ask for %2. Give it a new last layer (--new-head), or choose another model.</source>
        <translation>Das Netz gibt %1 Werte aus, und die Daten verlangen %2. Geben Sie ihm eine neue letzte Schicht (--new-head), oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>train.start_from names run %1, whose network is another than that of model.layers. Set train.start_from to 0 to begin with new weights.</source>
        <translation>train.start_from nennt Lauf %1, dessen Netz ein anderes ist als das von model.layers. Setzen Sie train.start_from auf 0, um mit neuen Gewichten zu beginnen.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; is %2, which neither TensorFlow Lite Micro nor LiteRT computes with int16 activations. Convert to int8 or float, or take another activation.</source>
        <translation>Schicht „%1“ ist %2, was weder TensorFlow Lite Micro noch LiteRT mit int16-Aktivierungen berechnet. Wandeln Sie in int8 oder float um, oder nehmen Sie eine andere Aktivierung.</translation>
    </message>
    <message>
        <source>The output of the model, &quot;%1&quot;, is not computed from its input. Choose another model.</source>
        <translation>Die Ausgabe des Modells, „%1“, wird nicht aus seiner Eingabe berechnet. Wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The model has %1 inputs, and a network here takes one. Choose a model with one input.</source>
        <translation>Das Modell hat %1 Eingaben, ein Netz hier nimmt eine. Wählen Sie ein Modell mit einer Eingabe.</translation>
    </message>
    <message>
        <source>The model has %1 outputs, and a network here has one. Choose a model with one output.</source>
        <translation>Das Modell hat %1 Ausgaben, ein Netz hier hat eine. Wählen Sie ein Modell mit einer Ausgabe.</translation>
    </message>
    <message>
        <source>The model takes %1, and a network here takes numbers. Choose a model of float32, int8, uint8 or int16.</source>
        <translation>Das Modell nimmt %1, ein Netz hier nimmt Zahlen. Wählen Sie ein Modell mit float32, int8, uint8 oder int16.</translation>
    </message>
    <message>
        <source>The model takes %1: the first dimension must be a batch of one sample. Convert it for one sample.</source>
        <translation>Das Modell nimmt %1: die erste Dimension muss ein Stapel aus einer Probe sein. Wandeln Sie es für eine Probe um.</translation>
    </message>
    <message>
        <source>The model takes %1, more than the %2 values that can be trained here. Choose a smaller model.</source>
        <translation>Das Modell nimmt %1, mehr als die %2 Werte, die hier trainiert werden können. Wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>The network takes %1 values, shaped %2, and the data have samples of %3. Import data of that shape, or choose another model.</source>
        <translation>Das Netz nimmt %1 Werte der Form %2, die Daten haben Proben der Form %3. Importieren Sie Daten dieser Form, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>it begins a layer normalization with an epsilon of %1, and here it is %2</source>
        <translation>er beginnt eine Schichtnormalisierung mit einem Epsilon von %1, hier ist es %2</translation>
    </message>
    <message>
        <source>no layer here does what it does</source>
        <translation>keine Schicht hier tut, was er tut</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>its weights are not constants that can be read</source>
        <translation>seine Gewichte sind keine lesbaren Konstanten</translation>
    </message>
    <message>
        <source>its shapes, %1 to %2, are not understood</source>
        <translation>seine Formen, %1 zu %2, sind nicht verständlich</translation>
    </message>
    <message>
        <source>The model has operators 0 to %2; there is no operator %1.</source>
        <translation>Das Modell hat die Operatoren 0 bis %2; einen Operator %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The output of operator %1 (%2) is %3: its elements are 0 to %4, and %5 is none of them.</source>
        <translation>Der Ausgang von Operator %1 (%2) ist %3: seine Elemente sind 0 bis %4, und %5 ist keines davon.</translation>
    </message>
    <message>
        <source>The loop that record %1 ends goes around too often: no more than %2 records are run again for one answer. Change what the loop waits for, or let it end after a fixed number of times.</source>
        <translation>Die Schleife, die Eintrag %1 beendet, läuft zu oft: Für eine Antwort werden höchstens %2 Einträge wiederholt. Ändern Sie, worauf die Schleife wartet, oder lassen Sie sie nach einer festen Anzahl von Durchläufen enden.</translation>
    </message>
    <message>
        <source>Operator %1 (%2) cannot decode output %3: %4. Compress the model again.</source>
        <translation>Operator %1 (%2) kann Ausgang %3 nicht dekodieren: %4. Das Modell neu komprimieren.</translation>
    </message>
    <message>
        <source>Operator %1 (%2): what the model encodes takes more than %3 MB. The file is damaged.</source>
        <translation>Operator %1 (%2): Was das Modell kodiert, braucht mehr als %3 MB. Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The list of the model&apos;s compressed tensors is damaged. Compress the model again.</source>
        <translation>Die Liste der komprimierten Tensoren des Modells ist beschädigt. Das Modell neu komprimieren.</translation>
    </message>
    <message>
        <source>The model is compressed by version %1; this program reads version 1. Compress it again.</source>
        <translation>Das Modell ist nach Version %1 komprimiert; dieses Programm liest Version 1. Das Modell neu komprimieren.</translation>
    </message>
    <message>
        <source>%1 cannot be decoded: %2. Compress the model again.</source>
        <translation>%1 lässt sich nicht dekodieren: %2. Das Modell neu komprimieren.</translation>
    </message>
    <message>
        <source>%1 holds values of type %2. Convert it first: astype(&apos;float32&apos;), or int8, uint8, int16, uint16, int32, uint32, int64, uint64, float16, bool.</source>
        <translation>%1 enthält Werte vom Typ %2. Zuerst umwandeln: astype(&apos;float32&apos;) oder int8, uint8, int16, uint16, int32, uint32, int64, uint64, float16, bool.</translation>
    </message>
    <message>
        <source>Quantization-aware training ended: in epoch %1, step %2, layer &quot;%3&quot; no longer gave finite numbers, for its steps are too large (rate %4, of a tenth of train.rate). What was trained before it is kept as a run. Go on from there with a lower train.rate, or clip the gradient with train.clip_norm.</source>
        <translation>Das quantisierungsbewusste Training endete: In Epoche %1, Schritt %2 gab Schicht „%3“ keine endlichen Zahlen mehr, denn die Schritte sind zu groß (Rate %4, aus einem Zehntel von train.rate). Was zuvor trainiert wurde, ist als Lauf behalten. Von dort mit kleinerem train.rate weitermachen oder den Gradienten mit train.clip_norm begrenzen.</translation>
    </message>
    <message>
        <source>Quantization-aware training ended behind epoch %1: %2 gives values that are not finite numbers, for its steps are too large (a tenth of train.rate). What was trained before it is kept as a run. Go on from there with a lower train.rate, or clip the gradient with train.clip_norm.</source>
        <translation>Das quantisierungsbewusste Training endete nach Epoche %1: %2 gibt Werte, die keine endlichen Zahlen sind, denn die Schritte sind zu groß (ein Zehntel von train.rate). Was zuvor trainiert wurde, ist als Lauf behalten. Von dort mit kleinerem train.rate weitermachen oder den Gradienten mit train.clip_norm begrenzen.</translation>
    </message>
    <message>
        <source>Operator %1 (%2) does not run on microcontrollers. Replace it where the model was made by those that do (`tmw help operators`), and convert the model again.</source>
        <translation>Operator %1 (%2) läuft nicht auf Mikrocontrollern. Dort, wo das Modell entstand, durch solche ersetzen, die es tun (`tmw help operators`), und das Modell neu konvertieren.</translation>
    </message>
    <message>
        <source>Operator %1 (%2) is a custom one: its code is not in the file but in the program that it was made for. Convert the model with TensorFlow Lite&apos;s own operators (`tmw help operators`).</source>
        <translation>Operator %1 (%2) ist ein eigener (custom): sein Code steckt nicht in der Datei, sondern in dem Programm, für das sie gemacht wurde. Das Modell mit den Operatoren von TensorFlow Lite konvertieren (`tmw help operators`).</translation>
    </message>
    <message>
        <source>Operator %1 (%2) holds code for an accelerator (%3), which nothing else can run. Open the model as it was before it was compiled for the accelerator.</source>
        <translation>Operator %1 (%2) enthält Code für einen Beschleuniger (%3), den nichts anderes ausführen kann. Das Modell öffnen, wie es vor dem Übersetzen für den Beschleuniger war.</translation>
    </message>
    <message>
        <source>Operator %1 (%2) is TensorFlow&apos;s, not TensorFlow Lite&apos;s, and no microcontroller runs it. Replace it where the model was made, and convert with TFLITE_BUILTINS alone.</source>
        <translation>Operator %1 (%2) gehört zu TensorFlow, nicht zu TensorFlow Lite, und läuft auf keinem Mikrocontroller. Dort, wo das Modell entstand, ersetzen und nur mit TFLITE_BUILTINS konvertieren.</translation>
    </message>
    <message>
        <source>Operator %1 (%2) works on text, which a microcontroller has no use for. Turn words into numbers in front of the model, and cut the model there.</source>
        <translation>Operator %1 (%2) arbeitet mit Text, mit dem ein Mikrocontroller nichts anfängt. Wörter vor dem Modell in Zahlen verwandeln und das Modell dort beginnen lassen.</translation>
    </message>
    <message>
        <source>Operator %1 (%2) cannot run in this form: %3. Change it where the model was made, and convert it again.</source>
        <translation>Operator %1 (%2) läuft in dieser Form nicht: %3. Dort, wo das Modell entstand, ändern und neu konvertieren.</translation>
    </message>
    <message>
        <source>The shapes of operator %1 (%2) do not fit: %3. The file is damaged, or was converted with shapes left open: convert the model with a fixed batch of 1.</source>
        <translation>Die Formen von Operator %1 (%2) passen nicht zusammen: %3. Die Datei ist beschädigt oder wurde mit offenen Formen konvertiert: das Modell mit einem festen Stapel von 1 konvertieren.</translation>
    </message>
    <message>
        <source>Operator %1 (%2) cannot compute with these inputs: %3. Its outputs are not valid; give the model other inputs.</source>
        <translation>Operator %1 (%2) kann mit diesen Eingängen nicht rechnen: %3. Seine Ausgänge sind nicht gültig; dem Modell andere Eingänge geben.</translation>
    </message>
    <message>
        <source>The model takes %1 B as a plan and a slot of %2 holds %3 B: %4 B too much. Make the model smaller or choose a board with more flash (&apos;tmw boards&apos;).</source>
        <translation>Das Modell braucht als Plan %1 B, und ein Fach von %2 fasst %3 B: %4 B zu viel. Das Modell verkleinern oder ein Board mit mehr Flash wählen (&apos;tmw boards&apos;).</translation>
    </message>
    <message>
        <source>The model needs an arena of %1 B and %2 has %3 B: %4 B too much. Make its layers smaller or choose a board with more RAM (&apos;tmw boards&apos;).</source>
        <translation>Das Modell braucht eine Arena von %1 B, und %2 hat %3 B: %4 B zu viel. Seine Schichten verkleinern oder ein Board mit mehr RAM wählen (&apos;tmw boards&apos;).</translation>
    </message>
    <message>
        <source>Operator %1 (%2) has %3 outputs, 0 to %4; there is no output %5.</source>
        <translation>Operator %1 (%2) hat %3 Ausgänge, 0 bis %4; einen Ausgang %5 gibt es nicht.</translation>
    </message>
    <message>
        <source>Operator %1 (%2) has 1 output, which is 0; there is no output %3.</source>
        <translation>Operator %1 (%2) hat 1 Ausgang, den Ausgang 0; einen Ausgang %3 gibt es nicht.</translation>
    </message>
    <message>
        <source>Operator %1 (%2) has no output.</source>
        <translation>Operator %1 (%2) hat keinen Ausgang.</translation>
    </message>
    <message>
        <source>The output of operator %1 (%2) is a constant, which is computed when the plan is made, and its arithmetic is not shown.</source>
        <translation>Der Ausgang von Operator %1 (%2) ist eine Konstante, die beim Planen berechnet wird, und seine Rechnung wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>The arithmetic of operator %1 (%2) is not shown. It is of all operators but Fourier transforms, detections, ring buffers and what reads them, loops, branches and composites.</source>
        <translation>Die Rechnung von Operator %1 (%2) wird nicht gezeigt. Es gibt sie für alle Operatoren außer Fourier-Transformationen, Detektionen, Ringpuffern und dem, was sie liest, Schleifen, Verzweigungen und zusammengesetzten Operatoren.</translation>
    </message>
    <message>
        <source>Layer &quot;%1&quot; no longer learns: over %2 epochs no sample gave any of its weights a gradient, as where all of its relu have died. Use a lower rate, another initializer, or leaky_relu.</source>
        <translation>Schicht „%1“ lernt nicht mehr: In %2 Epochen gab keine Probe einem ihrer Gewichte einen Gradienten, wie wenn alle ihre relu tot sind. Eine kleinere Lernrate nehmen, andere Anfangsgewichte oder leaky_relu.</translation>
    </message>
    <message>
        <source>No sample is in the validation part: the best epoch is chosen by the training loss. Add samples, or divide them otherwise (split.validation, split.stratified).</source>
        <translation>Im Validierungsteil ist keine Probe: Die beste Epoche wird nach dem Trainingsverlust gewählt. Proben hinzufügen oder anders aufteilen (split.validation, split.stratified).</translation>
    </message>
    <message>
        <source>No sample is in the test part: how good the network is on samples that it has not seen will not be known. Add samples, or divide them otherwise (split.test, split.stratified).</source>
        <translation>Im Testteil ist keine Probe: Wie gut das Netz bei Proben ist, die es nicht gesehen hat, bleibt unbekannt. Proben hinzufügen oder anders aufteilen (split.test, split.stratified).</translation>
    </message>
    <message>
        <source>There is no sample to measure on: this part of the split is empty. Choose another part, add samples, or divide them otherwise (split.validation, split.test, split.stratified).</source>
        <translation>Es gibt keine Probe zum Messen: Dieser Teil der Aufteilung ist leer. Einen anderen Teil wählen, Proben hinzufügen oder anders aufteilen (split.validation, split.test, split.stratified).</translation>
    </message>
    <message>
        <source>%1 needs images (height x width x channels), and a sample here is %2. Set it to %3.</source>
        <translation>%1 braucht Bilder (Höhe x Breite x Kanäle), und ein Beispiel ist hier %2. Setzen Sie es auf %3.</translation>
    </message>
    <message>
        <source>No training sample counts: its own weight or that of its class is 0 for each of them. Give some a weight above 0, or set train.class_weights to none.</source>
        <translation>Keine Trainingsprobe zählt: Bei jeder ist das eigene Gewicht oder das ihrer Klasse 0. Einigen ein Gewicht über 0 geben oder train.class_weights auf none setzen.</translation>
    </message>
    <message>
        <source>A training that was interrupted after epoch %1 cannot go on: %2 was %3 and is %4 now. Set it back, or train anew.</source>
        <translation>Ein Training, das nach Epoche %1 unterbrochen wurde, lässt sich nicht fortsetzen: %2 war %3 und ist jetzt %4. Zurückstellen oder neu trainieren.</translation>
    </message>
    <message>
        <source>A training that was interrupted after epoch %1 cannot go on: the data changed since. Take the changes back, or train anew.</source>
        <translation>Ein Training, das nach Epoche %1 unterbrochen wurde, lässt sich nicht fortsetzen: Die Daten haben sich seither geändert. Die Änderungen zurücknehmen oder neu trainieren.</translation>
    </message>
    <message>
        <source>train.class_weights names the class %1 twice. Give each class one weight.</source>
        <translation>train.class_weights nennt die Klasse %1 zweimal. Jeder Klasse ein Gewicht geben.</translation>
    </message>
</context>
<context>
    <name>ErrorWord</name>
    <message>
        <source>one has not exactly one output</source>
        <translation>eines hat nicht genau einen Ausgang</translation>
    </message>
    <message>
        <source>numbers as targets</source>
        <translation>Zahlen als Zielwerte</translation>
    </message>
    <message>
        <source>two classes and the network one output</source>
        <translation>zwei Klassen und das Netz einen Ausgang</translation>
    </message>
    <message>
        <source>classes and the network an output for each</source>
        <translation>Klassen und das Netz einen Ausgang für jede</translation>
    </message>
    <message>
        <source>from 1 to 1000000</source>
        <translation>von 1 bis 1000000</translation>
    </message>
    <message>
        <source>from 1 to 65536</source>
        <translation>von 1 bis 65536</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>eine Zahl über 0</translation>
    </message>
    <message>
        <source>from 0 to below 1</source>
        <translation>von 0 bis unter 1</translation>
    </message>
    <message>
        <source>0 (off) or more epochs</source>
        <translation>0 (aus) oder mehr Epochen</translation>
    </message>
    <message>
        <source>from 0 (one a core) to 1024</source>
        <translation>von 0 (einer je Kern) bis 1024</translation>
    </message>
    <message>
        <source>the number of weights</source>
        <translation>die Zahl der Gewichte</translation>
    </message>
    <message>
        <source>the number of moments</source>
        <translation>die Zahl der Momente</translation>
    </message>
    <message>
        <source>the number of epochs</source>
        <translation>die Zahl der Epochen</translation>
    </message>
    <message>
        <source>its start</source>
        <translation>seinem Anfang</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>es ist kein JSON</translation>
    </message>
    <message>
        <source>not a schema number</source>
        <translation>keine Schemanummer</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>kein Objekt</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>The input</source>
        <translation>Der Eingang</translation>
    </message>
    <message>
        <source>the other side ended</source>
        <translation>die Gegenseite hat beendet</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>the cable was pulled</source>
        <translation>das Kabel wurde gezogen</translation>
    </message>
    <message>
        <source>it was unplugged</source>
        <translation>es wurde abgezogen</translation>
    </message>
    <message>
        <source>the board was unplugged</source>
        <translation>das Board wurde abgezogen</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>not listed by the system</source>
        <translation>nicht vom System aufgeführt</translation>
    </message>
    <message>
        <source>what it got is cut short; send it again</source>
        <translation>was ankam, ist abgeschnitten; noch einmal senden</translation>
    </message>
    <message>
        <source>this is no plan; make it again</source>
        <translation>das ist kein Plan; neu erzeugen</translation>
    </message>
    <message>
        <source>it needs newer firmware; update the firmware with &quot;tmw flash&quot;</source>
        <translation>dafür ist neuere Firmware nötig; Firmware mit „tmw flash“ aktualisieren</translation>
    </message>
    <message>
        <source>the plan is for another processor core; make it for this board</source>
        <translation>der Plan ist für einen anderen Prozessorkern; für dieses Board erzeugen</translation>
    </message>
    <message>
        <source>the bytes were damaged on their way (hash); upload again</source>
        <translation>die Bytes wurden unterwegs beschädigt (Hash); noch einmal hochladen</translation>
    </message>
    <message>
        <source>the plan is not valid; make it again</source>
        <translation>der Plan ist ungültig; neu erzeugen</translation>
    </message>
    <message>
        <source>the model needs more memory than the board has; make the model smaller</source>
        <translation>das Modell braucht mehr Speicher, als das Board hat; Modell verkleinern</translation>
    </message>
    <message>
        <source>the model is larger than a slot of its flash; make the model smaller</source>
        <translation>das Modell ist größer als ein Slot im Flash; Modell verkleinern</translation>
    </message>
    <message>
        <source>there is no such model on it; upload one first</source>
        <translation>dieses Modell ist nicht darauf; zuerst hochladen</translation>
    </message>
    <message>
        <source>its flash cannot be written; try again or use another board</source>
        <translation>der Flash lässt sich nicht beschreiben; noch einmal versuchen oder ein anderes Board nehmen</translation>
    </message>
    <message>
        <source>it has a key and the request is not signed with it; use the computer that holds the key, or bring the key here with &quot;tmw keys add&quot;</source>
        <translation>es hat einen Schlüssel, mit dem die Anfrage nicht signiert ist; den Computer nehmen, der den Schlüssel hat, oder ihn mit „tmw keys add“ herholen</translation>
    </message>
    <message>
        <source>the signed request was used already; sign a new one</source>
        <translation>die signierte Anfrage wurde schon benutzt; eine neue signieren</translation>
    </message>
    <message>
        <source>the request does not fit its state; try again</source>
        <translation>die Anfrage passt nicht zum Zustand; noch einmal versuchen</translation>
    </message>
    <message>
        <source>press its reset button twice, quickly</source>
        <translation>die Reset-Taste zweimal schnell drücken</translation>
    </message>
    <message>
        <source>press its erase button, then its reset button</source>
        <translation>die Erase-Taste drücken, dann die Reset-Taste</translation>
    </message>
    <message>
        <source>hold BOOTSEL while plugging it in</source>
        <translation>beim Einstecken BOOTSEL halten</translation>
    </message>
    <message>
        <source>hold B while plugging it in</source>
        <translation>beim Einstecken B halten</translation>
    </message>
    <message>
        <source>press its button</source>
        <translation>die Taste drücken</translation>
    </message>
    <message>
        <source>mean squared or mean absolute error, or Huber loss</source>
        <translation>mittleren quadratischen oder absoluten Fehler oder den Huber-Verlust</translation>
    </message>
    <message>
        <source>it has numbers as targets</source>
        <translation>die Ziele sind Zahlen</translation>
    </message>
    <message>
        <source>their number is not that of classes</source>
        <translation>ihre Anzahl ist nicht die der Klassen</translation>
    </message>
    <message>
        <source>one is below 0 or not a number</source>
        <translation>eines ist unter 0 oder keine Zahl</translation>
    </message>
    <message>
        <source>0 or a number above</source>
        <translation>0 oder eine Zahl darüber</translation>
    </message>
    <message>
        <source>above 0, and at most 1</source>
        <translation>über 0 und höchstens 1</translation>
    </message>
    <message>
        <source>the state of its random numbers</source>
        <translation>der Zustand seiner Zufallszahlen</translation>
    </message>
    <message>
        <source>its directory is cut off</source>
        <translation>sein Verzeichnis ist abgeschnitten</translation>
    </message>
    <message>
        <source>it has no directory at its end</source>
        <translation>ihm fehlt das Verzeichnis am Ende</translation>
    </message>
    <message>
        <source>its checksum differs</source>
        <translation>seine Prüfsumme weicht ab</translation>
    </message>
    <message>
        <source>its firmware streams models with one input, and before version 2.1 of the link only small ones; update the firmware, or upload another model</source>
        <translation>seine Firmware überträgt nur Modelle mit einem Eingang live, vor Version 2.1 der Verbindung nur kleine; Firmware erneuern oder ein anderes Modell übertragen</translation>
    </message>
    <message>
        <source>from 0 (off) to 0.9</source>
        <translation>von 0 (aus) bis 0.9</translation>
    </message>
    <message>
        <source>from 0 (off) to 1</source>
        <translation>von 0 (aus) bis 1</translation>
    </message>
    <message>
        <source>from 0 (off) to 10</source>
        <translation>von 0 (aus) bis 10</translation>
    </message>
    <message>
        <source>the data made an operator go wrong (index out of range, division by zero, or a loop that does not end)</source>
        <translation>an den Daten ist ein Operator gescheitert (Index außerhalb, Division durch null oder eine Schleife ohne Ende)</translation>
    </message>
    <message>
        <source>an index lies outside of what it names</source>
        <translation>ein Index liegt außerhalb dessen, was er benennt</translation>
    </message>
    <message>
        <source>the root of a number below 0</source>
        <translation>die Wurzel einer Zahl unter 0</translation>
    </message>
    <message>
        <source>a division by 0</source>
        <translation>eine Division durch 0</translation>
    </message>
    <message>
        <source>a box without an area</source>
        <translation>ein Kasten ohne Fläche</translation>
    </message>
    <message>
        <source>data that it does not take</source>
        <translation>Daten, die er nicht annimmt</translation>
    </message>
</context>
<context>
    <name>Evaluation</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 test samples</source>
        <translation>%1 Testproben</translation>
    </message>
    <message>
        <source>Accuracy, %1 of %2</source>
        <translation>Genauigkeit, %1 von %2</translation>
    </message>
    <message>
        <source>%1 to %2 %</source>
        <translation>%1 bis %2 %</translation>
    </message>
    <message>
        <source>95 % interval (Wilson)</source>
        <translation>95-%-Intervall (Wilson)</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>Makro-F1</translation>
    </message>
    <message>
        <source>Loss (nats)</source>
        <translation>Verlust (nat)</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Wahr</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>P(pred.)</source>
        <translation>P(vorh.)</translation>
    </message>
    <message>
        <source>P(true)</source>
        <translation>P(wahr)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>Trefferquote %</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>Präzision %</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residuum</translation>
    </message>
    <message>
        <source>RMSE, %1</source>
        <translation>RMSE, %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>95 % interval (normal)</source>
        <translation>95-%-Intervall (normal)</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>Größter Fehler</translation>
    </message>
    <message>
        <source>Macro AUC</source>
        <translation>Makro-AUC</translation>
    </message>
    <message>
        <source>Calibration error, %1 bins</source>
        <translation>Kalibrierfehler, %1 Intervalle</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>1 training sample</source>
        <translation>1 Trainingsprobe</translation>
    </message>
    <message>
        <source>%1 training samples</source>
        <translation>%1 Trainingsproben</translation>
    </message>
    <message>
        <source>1 validation sample</source>
        <translation>1 Validierungsprobe</translation>
    </message>
    <message>
        <source>%1 validation samples</source>
        <translation>%1 Validierungsproben</translation>
    </message>
    <message>
        <source>1 test sample</source>
        <translation>1 Testprobe</translation>
    </message>
</context>
<context>
    <name>Example</name>
    <message>
        <source>Hello world: a sine</source>
        <translation>Hello World: ein Sinus</translation>
    </message>
    <message>
        <source>A network learns y = sin(x) from 1,000 noisy samples and a board computes it live.</source>
        <translation>Ein Netz lernt y = sin(x) aus 1,000 verrauschten Proben, und ein Board rechnet es live.</translation>
    </message>
    <message>
        <source>test MSE at most 0.0125 (the noise alone is 0.01)</source>
        <translation>Test-MSE höchstens 0.0125 (das Rauschen allein ergibt 0.01)</translation>
    </message>
    <message>
        <source>Iris: three species by four measures</source>
        <translation>Iris: drei Arten nach vier Maßen</translation>
    </message>
    <message>
        <source>A classifier of 150 flowers: confusion matrix, what int8 costs, probabilities live.</source>
        <translation>Ein Klassifikator für 150 Blüten: Konfusionsmatrix, Kosten von int8, Wahrscheinlichkeiten live.</translation>
    </message>
    <message>
        <source>test accuracy about 0.95 (eight splits: 0.93 to 1.0; 30 samples, a wide interval)</source>
        <translation>Testgenauigkeit etwa 0.95 (acht Aufteilungen: 0.93 bis 1.0; 30 Proben, breites Intervall)</translation>
    </message>
    <message>
        <source>Penguins: body mass from bill and flipper</source>
        <translation>Pinguine: Körpermasse aus Schnabel und Flosse</translation>
    </message>
    <message>
        <source>A regression on 344 penguins with words among its columns and missing values.</source>
        <translation>Eine Regression über 344 Pinguine mit Wörtern in den Spalten und fehlenden Werten.</translation>
    </message>
    <message>
        <source>test R2 about 0.8 (six splits: 0.78 to 0.88)</source>
        <translation>Test-R2 etwa 0.8 (sechs Aufteilungen: 0.78 bis 0.88)</translation>
    </message>
    <message>
        <source>Digits: pictures by a convolutional network</source>
        <translation>Ziffern: Bilder mit einem Faltungsnetz</translation>
    </message>
    <message>
        <source>2,000 drawn digits of 16x16 pixels, no two alike; a board reads pictures live.</source>
        <translation>2.000 gezeichnete Ziffern von 16x16 Pixeln, keine wie die andere; ein Board liest Bilder live.</translation>
    </message>
    <message>
        <source>test accuracy about 0.98 (seven seeds: 0.965 to 0.988)</source>
        <translation>Testgenauigkeit etwa 0,98 (sieben Startwerte: 0,965 bis 0,988)</translation>
    </message>
    <message>
        <source>Signs: colour pictures by a MobileNet</source>
        <translation>Schilder: Farbbilder mit einem MobileNet</translation>
    </message>
    <message>
        <source>2,400 drawn traffic signs of six kinds, 32x32 pixels in colour; a small MobileNet reads them on a board.</source>
        <translation>2.400 gezeichnete Verkehrsschilder in sechs Arten, 32x32 Pixel in Farbe; ein kleines MobileNet liest sie auf einem Board.</translation>
    </message>
    <message>
        <source>test accuracy about 0.99 (three seeds: 0.996 to 1.0)</source>
        <translation>Testgenauigkeit etwa 0,99 (drei Startwerte: 0,996 bis 1,0)</translation>
    </message>
</context>
<context>
    <name>FastPlan</name>
    <message>
        <source>%1 usual</source>
        <translation>%1 üblich</translation>
    </message>
    <message>
        <source>%1 fast</source>
        <translation>%1 schnell</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Instructions, emulated</source>
        <translation>Instruktionen, emuliert</translation>
    </message>
    <message>
        <source>%1 is a %2. Only Cortex-M3 has fast plans.</source>
        <translation>%1 ist ein %2. Schnelle Pläne hat nur Cortex-M3.</translation>
    </message>
    <message>
        <source>Convert and compare tells what it costs.</source>
        <translation>Umwandeln und vergleichen zeigt, was es kostet.</translation>
    </message>
    <message>
        <source>No layer of this %1 model gains from it.</source>
        <translation>Keine Schicht dieses %1-Modells gewinnt dadurch.</translation>
    </message>
    <message>
        <source>Wide weights in 1 layer, the same bits.</source>
        <translation>Breite Gewichte in 1 Schicht, dieselben Bits.</translation>
    </message>
    <message>
        <source>Wide weights in %1 layers, the same bits.</source>
        <translation>Breite Gewichte in %1 Schichten, dieselben Bits.</translation>
    </message>
</context>
<context>
    <name>Flips</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Wahr</translation>
    </message>
    <message>
        <source>float</source>
        <translation>float</translation>
    </message>
    <message>
        <source>Margin float</source>
        <translation>Abstand float</translation>
    </message>
    <message>
        <source>First layer that differs by more than 1 step</source>
        <translation>Erste Schicht mit mehr als 1 Stufe Abweichung</translation>
    </message>
    <message>
        <source>%1 of %2 test samples; McNemar exact p = %3</source>
        <translation>%1 von %2 Testproben; McNemar exakt p = %3</translation>
    </message>
    <message>
        <source>Margin %1</source>
        <translation>Abstand %1</translation>
    </message>
</context>
<context>
    <name>Holds</name>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
</context>
<context>
    <name>ImportFiles</name>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>Strich</translation>
    </message>
    <message>
        <source>spaces</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>Erste Zeile</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>point</source>
        <translation>Punkt</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Data: filter rows</source>
        <translation>Daten: Zeilen filtern</translation>
    </message>
    <message>
        <source>Data: paste a table</source>
        <translation>Daten: Tabelle einfügen</translation>
    </message>
    <message>
        <source>Tables: edit a cell</source>
        <translation>Tabellen: Zelle bearbeiten</translation>
    </message>
    <message>
        <source>Tables: copy rows</source>
        <translation>Tabellen: Zeilen kopieren</translation>
    </message>
    <message>
        <source>Model: add a layer</source>
        <translation>Modell: Schicht hinzufügen</translation>
    </message>
    <message>
        <source>Model: remove the layer</source>
        <translation>Modell: Schicht entfernen</translation>
    </message>
    <message>
        <source>Model: move the layer</source>
        <translation>Modell: Schicht verschieben</translation>
    </message>
    <message>
        <source>Plots: zoom</source>
        <translation>Diagramme: zoomen</translation>
    </message>
    <message>
        <source>Plots: fit</source>
        <translation>Diagramme: einpassen</translation>
    </message>
    <message>
        <source>Plots: move the read-out</source>
        <translation>Diagramme: Ablesung bewegen</translation>
    </message>
    <message>
        <source>Live: pause</source>
        <translation>Live: anhalten</translation>
    </message>
    <message>
        <source>Live: mark</source>
        <translation>Live: markieren</translation>
    </message>
    <message>
        <source>Live: mark as label</source>
        <translation>Live: als Label markieren</translation>
    </message>
    <message>
        <source>Live: record</source>
        <translation>Live: aufnehmen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
</context>
<context>
    <name>LayerChecks</name>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
</context>
<context>
    <name>LayerError</name>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>%1, one for all</source>
        <translation>%1, eine für alle</translation>
    </message>
    <message>
        <source>%1 to %2, one a channel</source>
        <translation>%1 bis %2, eine je Kanal</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Scale, zero</source>
        <translation>Skala, Null</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Gekappt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Scale now</source>
        <translation>Skala jetzt</translation>
    </message>
    <message>
        <source>Steps used</source>
        <translation>Stufen genutzt</translation>
    </message>
    <message>
        <source>%1 of 127 by the median channel</source>
        <translation>%1 von 127 vom mittleren Kanal</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>SQNR alone</source>
        <translation>SQNR allein</translation>
    </message>
    <message>
        <source>%1, worst</source>
        <translation>%1, schlechteste</translation>
    </message>
    <message>
        <source>Added up</source>
        <translation>Aufsummiert</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>worst, %1</source>
        <translation>schlechteste, %1</translation>
    </message>
    <message>
        <source>floats</source>
        <translation>Gleitkommazahlen</translation>
    </message>
</context>
<context>
    <name>LayerForm</name>
    <message>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>every output is an activation of a weighted sum of all inputs</source>
        <translation>jeder Ausgang ist eine Aktivierung der gewichteten Summe aller Eingänge</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>an activation on its own, after a layer without one</source>
        <translation>eine eigene Aktivierung nach einer Schicht ohne</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Neuronen</translation>
    </message>
    <message>
        <source>Start weights</source>
        <translation>Startgewichte</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>Vielfaches</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Weite</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Conv1D</source>
        <translation>Conv1D</translation>
    </message>
    <message>
        <source>filters that slide along a signal (length x channels)</source>
        <translation>Filter, die ein Signal entlanggleiten (Länge x Kanäle)</translation>
    </message>
    <message>
        <source>Conv2D</source>
        <translation>Conv2D</translation>
    </message>
    <message>
        <source>filters that slide over an image (height x width x channels)</source>
        <translation>Filter, die über ein Bild gleiten (Höhe x Breite x Kanäle)</translation>
    </message>
    <message>
        <source>DepthwiseConv1D</source>
        <translation>DepthwiseConv1D</translation>
    </message>
    <message>
        <source>filters that slide along each channel of a signal on its own</source>
        <translation>Filter, die jeden Kanal eines Signals für sich entlanggleiten</translation>
    </message>
    <message>
        <source>DepthwiseConv2D</source>
        <translation>DepthwiseConv2D</translation>
    </message>
    <message>
        <source>filters that slide over each channel of an image on its own</source>
        <translation>Filter, die über jeden Kanal eines Bildes für sich gleiten</translation>
    </message>
    <message>
        <source>MaxPooling</source>
        <translation>MaxPooling</translation>
    </message>
    <message>
        <source>the greatest value of each window, by channel</source>
        <translation>der größte Wert jedes Fensters, je Kanal</translation>
    </message>
    <message>
        <source>AveragePooling</source>
        <translation>AveragePooling</translation>
    </message>
    <message>
        <source>the mean of each window, by channel</source>
        <translation>der Mittelwert jedes Fensters, je Kanal</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>Reshape</translation>
    </message>
    <message>
        <source>the same values in another shape; &quot;flatten&quot; makes a flat row</source>
        <translation>dieselben Werte in anderer Form; „flatten“ macht eine flache Reihe</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>drops a share of the values at random in training</source>
        <translation>lässt im Training einen Anteil der Werte zufällig fallen</translation>
    </message>
    <message>
        <source>BatchNormalization</source>
        <translation>BatchNormalization</translation>
    </message>
    <message>
        <source>gives each channel mean 0 and variance 1, then a scale and offset that are trained</source>
        <translation>gibt jedem Kanal Mittelwert 0 und Varianz 1, dann eine Skala und einen Versatz, die trainiert werden</translation>
    </message>
    <message>
        <source>all values as a flat row</source>
        <translation>alle Werte als flache Reihe</translation>
    </message>
    <message>
        <source>a depthwise convolution, then one of a single tap</source>
        <translation>eine Faltung je Kanal, dann eine mit einem einzigen Punkt</translation>
    </message>
    <message>
        <source>MLPerf Tiny&apos;s keyword spotting, before its last layer</source>
        <translation>Schlüsselworterkennung von MLPerf Tiny, vor ihrer letzten Schicht</translation>
    </message>
    <message>
        <source>MobileNet V1 before its last layer; 0.25 is a quarter as wide</source>
        <translation>MobileNet V1 vor seiner letzten Schicht; 0.25 ist ein Viertel so breit</translation>
    </message>
    <message>
        <source>MLPerf Tiny&apos;s anomaly detection, before its last layer</source>
        <translation>Anomalieerkennung von MLPerf Tiny, vor ihrer letzten Schicht</translation>
    </message>
    <message>
        <source>micro_speech&apos;s network, before its last layer</source>
        <translation>das Netz von micro_speech, vor seiner letzten Schicht</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Steigung</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Conv2DTranspose</source>
        <translation>Conv2DTranspose</translation>
    </message>
    <message>
        <source>filters that each value of an image stamps, a stride apart: a larger image</source>
        <translation>Filter, die jeder Wert eines Bildes im Abstand der Schrittweite aufdrückt: ein größeres Bild</translation>
    </message>
    <message>
        <source>ZeroPadding</source>
        <translation>ZeroPadding</translation>
    </message>
    <message>
        <source>zeros around: 1, 1x2 (height x width, or front x back of a signal) or top x bottom x left x right</source>
        <translation>Nullen ringsum: 1, 1x2 (Höhe x Breite, bei Signalen vorne x hinten) oder oben x unten x links x rechts</translation>
    </message>
    <message>
        <source>UpSampling</source>
        <translation>UpSampling</translation>
    </message>
    <message>
        <source>repeats each place along each axis: 2, or 2x3 for height x width</source>
        <translation>wiederholt jede Stelle entlang jeder Achse: 2, oder 2x3 für Höhe x Breite</translation>
    </message>
    <message>
        <source>Permute</source>
        <translation>Permute</translation>
    </message>
    <message>
        <source>dimensions in another order, counted from 1: 2x1 swaps two</source>
        <translation>Dimensionen in anderer Reihenfolge, von 1 an gezählt: 2x1 vertauscht zwei</translation>
    </message>
    <message>
        <source>GaussianNoise</source>
        <translation>GaussianNoise</translation>
    </message>
    <message>
        <source>adds normal noise of this standard deviation in training</source>
        <translation>fügt im Training normalverteiltes Rauschen dieser Standardabweichung hinzu</translation>
    </message>
    <message>
        <source>LayerNormalization</source>
        <translation>LayerNormalization</translation>
    </message>
    <message>
        <source>gives the channels of each place mean 0 and variance 1, then a scale and offset that are trained</source>
        <translation>gibt den Kanälen jeder Stelle den Mittelwert 0 und die Varianz 1, dann Faktor und Versatz, die trainiert werden</translation>
    </message>
    <message>
        <source>Merged with</source>
        <translation>Zusammen mit</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Nimmt von</translation>
    </message>
    <message>
        <source>MLPerf Tiny&apos;s image classification, before its last layer</source>
        <translation>Bildklassifikation von MLPerf Tiny, vor der letzten Schicht</translation>
    </message>
    <message>
        <source>a small ds_cnn for keywords, before its last layer</source>
        <translation>ein kleines ds_cnn für Schlüsselwörter, vor der letzten Schicht</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>the sum of what it takes and of what the layers named answer</source>
        <translation>die Summe aus dem, was sie nimmt, und dem, was die genannten Schichten antworten</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>Multiply</translation>
    </message>
    <message>
        <source>the product of what it takes and of what the layers named answer</source>
        <translation>das Produkt aus dem, was sie nimmt, und dem, was die genannten Schichten antworten</translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation>Concatenate</translation>
    </message>
    <message>
        <source>what it takes and what the layers named answer, channels behind each other</source>
        <translation>was sie nimmt und was die genannten Schichten antworten, Kanäle hintereinander</translation>
    </message>
    <message>
        <source>Each step</source>
        <translation>Jeder Schritt</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>long short-term memory along a signal; its last answer, or with &quot;sequences&quot; one for each step</source>
        <translation>langes Kurzzeitgedächtnis entlang eines Signals; seine letzte Antwort oder mit „sequences“ eine für jeden Schritt</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>gated recurrent units along a signal; their last answer, or with &quot;sequences&quot; one for each step; a .tflite grows by every step</source>
        <translation>rekurrente Neuronen mit Gattern entlang eines Signals; ihre letzte Antwort oder mit „sequences“ eine für jeden Schritt; eine .tflite wächst mit jedem Schritt</translation>
    </message>
</context>
<context>
    <name>LiveRows</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>%1 right</source>
        <translation>%1 richtig</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>Inputs (each its unit)</source>
        <translation>Eingänge (je eigene Einheit)</translation>
    </message>
    <message>
        <source>%1 apart on average, %2 at most</source>
        <translation>im Mittel %1 auseinander, höchstens %2</translation>
    </message>
    <message>
        <source>This computer was too busy to take them all. Close what else is at work.</source>
        <translation>Dieser Computer war zu beschäftigt, um alle anzunehmen. Schließen, was sonst noch arbeitet.</translation>
    </message>
    <message>
        <source>Lost while the line was broken. Look at cable and plug.</source>
        <translation>Verloren, während die Leitung unterbrochen war. Kabel und Stecker prüfen.</translation>
    </message>
    <message>
        <source>The line was full, so the board dropped them. Use a faster line or a smaller model.</source>
        <translation>Die Leitung war voll, daher hat das Board sie verworfen. Eine schnellere Leitung oder ein kleineres Modell verwenden.</translation>
    </message>
</context>
<context>
    <name>Lockstep</name>
    <message>
        <source>1 sample</source>
        <translation>1 Beispiel</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Beispiele</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>%1 of %2 on %3: the same bits in every layer</source>
        <translation>%1 mit je %2 auf %3: dieselben Bits in jeder Schicht</translation>
    </message>
    <message>
        <source>1 board</source>
        <translation>1 Board</translation>
    </message>
    <message>
        <source>%1 boards</source>
        <translation>%1 Boards</translation>
    </message>
    <message>
        <source>%1, step %2 of %3</source>
        <translation>%1, Schritt %2 von %3</translation>
    </message>
    <message>
        <source>Sample %1 of %2: %3</source>
        <translation>Probe %1 von %2: %3</translation>
    </message>
    <message>
        <source>Starting %1</source>
        <translation>%1 wird gestartet</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <comment>a board and how much of the model it has</comment>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>Putting the model on %1</source>
        <translation>Das Modell geht auf %1</translation>
    </message>
</context>
<context>
    <name>Loss</name>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>RMSE %1, not %2</source>
        <translation>RMSE %1 statt %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>One scale a layer, which older runtimes take too</source>
        <translation>Eine Skala je Schicht, was auch ältere Laufzeiten nehmen</translation>
    </message>
    <message>
        <source>Calibrate on all %1 training samples</source>
        <translation>Mit allen %1 Trainingsproben kalibrieren</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht erprobt</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Cut off %</source>
        <translation>Abgeschnitten %</translation>
    </message>
    <message>
        <source>Largest error: layer %1, %2 dB alone.</source>
        <translation>Größter Fehler: Schicht %1, allein %2 dB.</translation>
    </message>
    <message>
        <source>Channel %1 has weights of %2 times the usual size there, and one scale serves all channels.</source>
        <translation>Die Gewichte von Kanal %1 sind dort %2-mal so groß wie üblich, und eine Skala dient allen Kanälen.</translation>
    </message>
    <message>
        <source>A scale for each channel of a layer</source>
        <translation>Eine Skala je Kanal einer Schicht</translation>
    </message>
    <message>
        <source>Each layer&apos;s %1 answers are those of float.</source>
        <translation>In jeder Schicht sind die %1-Antworten die von float.</translation>
    </message>
    <message>
        <source>%1 % of its values lie beyond %2, the range of the calibration, and are cut off.</source>
        <translation>%1 % ihrer Werte liegen außerhalb von %2, dem Bereich der Kalibrierung, und werden abgeschnitten.</translation>
    </message>
    <message>
        <source>Its values take %1 of %2 steps: %3 of the range %4.</source>
        <translation>Ihre Werte nutzen %1 von %2 Stufen: %3 aus dem Bereich %4.</translation>
    </message>
    <message>
        <source>It is the rounding of its weights.</source>
        <translation>Es ist das Runden ihrer Gewichte.</translation>
    </message>
    <message>
        <source>Nothing stands out: it is the rounding to %1 steps and of its weights.</source>
        <translation>Nichts sticht heraus: Es ist das Runden auf %1 Stufen und das der Gewichte.</translation>
    </message>
    <message>
        <source>Cover all values that the calibration sees</source>
        <translation>Alle Werte abdecken, die die Kalibrierung sieht</translation>
    </message>
    <message>
        <source>Cover the range with the least squared error</source>
        <translation>Den Bereich mit dem kleinsten quadratischen Fehler abdecken</translation>
    </message>
    <message>
        <source>%1 from</source>
        <translation>%1 von</translation>
    </message>
    <message>
        <source>%1 to</source>
        <translation>%1 bis</translation>
    </message>
    <message>
        <source>Of %1 steps</source>
        <translation>Von %1 Stufen</translation>
    </message>
    <message>
        <source>%1 epochs of quantization-aware training; then go on on Train</source>
        <translation>%1 Epochen quantisierungsbewusstes Training; danach auf Training weitermachen</translation>
    </message>
</context>
<context>
    <name>Mark</name>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>Memory</name>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Size B</source>
        <translation>Größe B</translation>
    </message>
    <message>
        <source>peak %1, step %2 (%3)</source>
        <translation>Spitze %1, Schritt %2 (%3)</translation>
    </message>
    <message>
        <source>step %1 (%2)</source>
        <translation>Schritt %1 (%2)</translation>
    </message>
    <message>
        <source>%1 not kept until %2 reads it</source>
        <translation>%1 nicht behalten, bis %2 es liest</translation>
    </message>
    <message>
        <source>scratch of %1</source>
        <translation>Arbeitsspeicher von %1</translation>
    </message>
    <message>
        <source>state: %1</source>
        <translation>Zustand: %1</translation>
    </message>
    <message>
        <source>scratch</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>state between runs</source>
        <translation>Zustand zwischen Läufen</translation>
    </message>
    <message>
        <source>tensors</source>
        <translation>Tensoren</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a tensor and its bytes</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Peak %1 in %2: %3.</source>
        <translation>Spitze %1 in %2: %3.</translation>
    </message>
    <message>
        <source>no scratch in %1 (a smaller window, or fewer channels)</source>
        <translation>kein Arbeitsspeicher in %1 (ein kleineres Fenster oder weniger Kanäle)</translation>
    </message>
    <message>
        <source>an input of half as many values</source>
        <translation>ein Eingang mit halb so vielen Werten</translation>
    </message>
    <message>
        <source>half of %1 (fewer units or channels, or a stride where it is written)</source>
        <translation>die Hälfte von %1 (weniger Neuronen oder Kanäle, oder eine Schrittweite, wo es geschrieben wird)</translation>
    </message>
    <message>
        <source>%1: at best %2, then in %3.</source>
        <translation>%1: bestenfalls %2, dann in %3.</translation>
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
        <source>%1 steps need as much, each would have to become smaller.</source>
        <translation>%1 Schritte brauchen ebenso viel, jeder müsste kleiner werden.</translation>
    </message>
    <message>
        <source>nothing alone, what the step reads and writes would have to become smaller together.</source>
        <translation>nichts allein, was der Schritt liest und schreibt, müsste zusammen kleiner werden.</translation>
    </message>
</context>
<context>
    <name>ModelFile</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 to %2, %3, %4</source>
        <translation>%1 nach %2, %3, %4</translation>
    </message>
    <message>
        <source>1 operator</source>
        <translation>1 Operator</translation>
    </message>
    <message>
        <source>%1 operators</source>
        <translation>%1 Operatoren</translation>
    </message>
    <message>
        <source>The same holds for 1 more, marked in the table.</source>
        <translation>Dasselbe gilt für 1 weiteren, in der Tabelle markiert.</translation>
    </message>
    <message>
        <source>The same holds for %1 more, marked in the table.</source>
        <translation>Dasselbe gilt für %1 weitere, in der Tabelle markiert.</translation>
    </message>
    <message>
        <source>cannot run on boards</source>
        <translation>läuft auf keinem Board</translation>
    </message>
    <message>
        <source>%1 of %2 have room for it</source>
        <translation>%1 von %2 haben Platz dafür</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>Tensoren</translation>
    </message>
    <message>
        <source>Subgraphs</source>
        <translation>Teilgraphen</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Arena</source>
        <translation>Arena</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>Konstante</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>between</source>
        <translation>Zwischenwert</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
    <message>
        <source>%1 scales along dimension %2, from %3 to %4</source>
        <translation>%1 Skalen entlang Dimension %2, von %3 bis %4</translation>
    </message>
    <message>
        <source>model %1, firmware %2</source>
        <translation>Modell %1, Firmware %2</translation>
    </message>
    <message>
        <source>the model alone; firmware of your own comes beside it</source>
        <translation>nur das Modell; die eigene Firmware kommt hinzu</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>%1 of flash missing</source>
        <translation>%1 Flash fehlen</translation>
    </message>
    <message>
        <source>%1 of RAM missing</source>
        <translation>%1 RAM fehlen</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Weights B</source>
        <translation>Gewichte B</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Zero point</source>
        <translation>Nullpunkt</translation>
    </message>
    <message>
        <source>Size B</source>
        <translation>Größe B</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>%1, emulated: %2 instructions an inference</source>
        <translation>%1, emuliert: %2 Instruktionen je Inferenz</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Boards</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instruktionen</translation>
    </message>
    <message>
        <source>%1: arena %2, room for %3</source>
        <translation>%1: Arena %2, Platz für %3</translation>
    </message>
    <message>
        <source>%1: arena %2</source>
        <translation>%1: Arena %2</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>Flash KB</source>
        <translation>Flash KB</translation>
    </message>
    <message>
        <source>RAM KB</source>
        <translation>RAM KB</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>Too large to upload: a slot holds %1.</source>
        <translation>Zu groß zum Aufspielen: ein Slot fasst %1.</translation>
    </message>
</context>
<context>
    <name>ModelGraph</name>
    <message>
        <source>%1 scales</source>
        <translation>%1 Skalen</translation>
    </message>
    <message>
        <source>scale %1, zero point %2</source>
        <translation>Skala %1, Nullpunkt %2</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>Operator %1</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>%1 of operator %2, %3</source>
        <translation>%1 von Operator %2, %3</translation>
    </message>
    <message>
        <source>%1 in graph %2</source>
        <translation>%1 in Graph %2</translation>
    </message>
    <message>
        <source>Main graph</source>
        <translation>Hauptgraph</translation>
    </message>
    <message>
        <source>no operator runs it</source>
        <translation>kein Operator führt ihn aus</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>its cell is no longer held within %1 and -%1</source>
        <translation>seine Zelle wird nicht mehr zwischen %1 und -%1 gehalten</translation>
    </message>
</context>
<context>
    <name>NumberSeries</name>
    <message>
        <source>predicted, %1</source>
        <translation>vorhergesagt, %1</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Proben</translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message>
        <source>Every row was read</source>
        <translation>Jede Zeile wurde gelesen</translation>
    </message>
    <message>
        <source>1 row could not be read</source>
        <translation>1 Zeile war nicht lesbar</translation>
    </message>
    <message>
        <source>%1 rows could not be read</source>
        <translation>%1 Zeilen waren nicht lesbar</translation>
    </message>
    <message>
        <source>Every sample has all its values</source>
        <translation>Jede Probe hat alle Werte</translation>
    </message>
    <message>
        <source>1 row left out: no %2</source>
        <translation>1 Zeile ausgelassen: kein Wert in %2</translation>
    </message>
    <message>
        <source>%1 rows left out: no %2</source>
        <translation>%1 Zeilen ausgelassen: kein Wert in %2</translation>
    </message>
    <message>
        <source>Class %2 has only 1 row</source>
        <translation>Klasse %2 hat nur 1 Zeile</translation>
    </message>
    <message>
        <source>Class %2 has only %1 rows</source>
        <translation>Klasse %2 hat nur %1 Zeilen</translation>
    </message>
    <message>
        <source>and %1 more notes</source>
        <translation>und %1 weitere Hinweise</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>Aufspielen</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Zielwert</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>the network, layer by layer (&apos;tmw help layers&apos;)</source>
        <translation>das Netz, Schicht für Schicht (Grammatik: „tmw help layers“)</translation>
    </message>
    <message>
        <source>passes over the training part</source>
        <translation>Durchgänge durch den Trainingsteil</translation>
    </message>
    <message>
        <source>samples a step</source>
        <translation>Proben je Schritt</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>how weights follow the gradient</source>
        <translation>wie die Gewichte dem Gradienten folgen</translation>
    </message>
    <message>
        <source>of sgd</source>
        <translation>von SGD</translation>
    </message>
    <message>
        <source>what is made small; auto: mse for numbers, cross-entropy for classes</source>
        <translation>was klein werden soll; auto: mse für Zahlen, Kreuzentropie für Klassen</translation>
    </message>
    <message>
        <source>epochs without a better validation loss; 0: off</source>
        <translation>Epochen ohne besseren Validierungsverlust; 0: aus</translation>
    </message>
    <message>
        <source>of weights and shuffling</source>
        <translation>der Gewichte und des Mischens</translation>
    </message>
    <message>
        <source>fraction for training</source>
        <translation>Anteil fürs Training</translation>
    </message>
    <message>
        <source>fraction for validation</source>
        <translation>Anteil für die Validierung</translation>
    </message>
    <message>
        <source>fraction for the test</source>
        <translation>Anteil für den Test</translation>
    </message>
    <message>
        <source>of the split</source>
        <translation>der Aufteilung</translation>
    </message>
    <message>
        <source>same share of each class in each part</source>
        <translation>gleicher Anteil jeder Klasse in jedem Teil</translation>
    </message>
    <message>
        <source>inputs to mean 0 and deviation 1 of the training part</source>
        <translation>Eingänge auf Mittel 0 und Abweichung 1 des Trainingsteils</translation>
    </message>
    <message>
        <source>the same for the numbers to be predicted</source>
        <translation>dasselbe für die vorherzusagenden Zahlen</translation>
    </message>
    <message>
        <source>where models are to run (&apos;tmw boards&apos;)</source>
        <translation>wo Modelle laufen sollen („tmw boards“)</translation>
    </message>
    <message>
        <source>scales of a layer&apos;s int8 weights; channel: one for each answer, which is finer and needs newer runtimes</source>
        <translation>Skalen der int8-Gewichte einer Schicht; channel: eine je Antwort, was feiner ist und neuere Laufzeiten braucht</translation>
    </message>
    <message>
        <source>how the rate goes on: the same, cut at steps, down along a cosine to the last epoch, or cut where the loss gets no better</source>
        <translation>wie es mit der Lernrate weitergeht: gleich, in Stufen gekürzt, entlang eines Kosinus bis zur letzten Epoche oder gekürzt, wo der Verlust nicht besser wird</translation>
    </message>
    <message>
        <source>epochs in which the rate grows in a line, before that</source>
        <translation>Epochen davor, in denen die Lernrate geradlinig wächst</translation>
    </message>
    <message>
        <source>of step: epochs between two cuts</source>
        <translation>bei step: Epochen zwischen zwei Kürzungen</translation>
    </message>
    <message>
        <source>of step and plateau: what a cut leaves of the rate</source>
        <translation>bei step und plateau: was eine Kürzung von der Lernrate lässt</translation>
    </message>
    <message>
        <source>of plateau: epochs without a better loss before a cut</source>
        <translation>bei plateau: Epochen ohne besseren Verlust vor einer Kürzung</translation>
    </message>
    <message>
        <source>where cosine ends, and plateau makes no more cuts</source>
        <translation>wo cosine endet und plateau nicht weiter kürzt</translation>
    </message>
    <message>
        <source>of sgd: the gradient counts as after the momentum&apos;s move</source>
        <translation>bei sgd: Der Gradient zählt wie nach der Bewegung des Moments</translation>
    </message>
    <message>
        <source>of adamw: the share of the rate that weights lose each step</source>
        <translation>bei adamw: der Anteil der Lernrate, den Gewichte je Schritt verlieren</translation>
    </message>
    <message>
        <source>of huber: where the square goes over into a line</source>
        <translation>bei huber: wo das Quadrat in eine Gerade übergeht</translation>
    </message>
    <message>
        <source>of cross-entropy: the share of a label that all classes get</source>
        <translation>der Kreuzentropie: der Anteil einer Marke, den alle Klassen bekommen</translation>
    </message>
    <message>
        <source>what a sample of a class counts: none, balanced, or by name (rare=3, other=0.5)</source>
        <translation>was eine Probe einer Klasse zählt: none, balanced oder nach Namen (rare=3, other=0.5)</translation>
    </message>
    <message>
        <source>times the sum of |w| of kernels; 0: off</source>
        <translation>mal die Summe von |w| der Kerne; 0: aus</translation>
    </message>
    <message>
        <source>times the sum of w^2 of kernels; 0: off</source>
        <translation>mal die Summe von w^2 der Kerne; 0: aus</translation>
    </message>
    <message>
        <source>longest that the weights of one output may be; 0: off</source>
        <translation>wie lang die Gewichte einer Ausgabe höchstens sein dürfen; 0: aus</translation>
    </message>
    <message>
        <source>longest that the gradient may be; 0: off</source>
        <translation>wie lang der Gradient höchstens sein darf; 0: aus</translation>
    </message>
    <message>
        <source>largest that a value of the gradient may be; 0: off</source>
        <translation>wie groß ein Wert des Gradienten höchstens sein darf; 0: aus</translation>
    </message>
    <message>
        <source>values of images are divided by it, all alike</source>
        <translation>Werte von Bildern werden dadurch geteilt, alle gleich</translation>
    </message>
    <message>
        <source>signals and images: up to this share of each axis is cut off in training, the rest stretched to the whole; 0: off</source>
        <translation>Signale und Bilder: bis zu diesem Anteil jeder Achse wird im Training abgeschnitten, der Rest aufs Ganze gestreckt; 0: aus</translation>
    </message>
    <message>
        <source>signals and images: moved along each axis by up to this share of it; 0: off</source>
        <translation>Signale und Bilder: entlang jeder Achse um bis zu diesen Anteil verschoben; 0: aus</translation>
    </message>
    <message>
        <source>images: half of them mirrored</source>
        <translation>Bilder: die Hälfte gespiegelt</translation>
    </message>
    <message>
        <source>standard deviation of noise on each value, in the scale the network takes; 0: off</source>
        <translation>Standardabweichung von Rauschen auf jedem Wert, in der Skala, die das Netz annimmt; 0: aus</translation>
    </message>
    <message>
        <source>signals and images: up to this share of the time (of an image, its rows) becomes 0; 0: off</source>
        <translation>Signale und Bilder: bis zu diesem Anteil der Zeit (bei Bildern der Zeilen) wird 0; 0: aus</translation>
    </message>
    <message>
        <source>images: up to this share of the columns becomes 0; 0: off</source>
        <translation>Bilder: bis zu diesem Anteil der Spalten wird 0; 0: aus</translation>
    </message>
    <message>
        <source>all values of a sample times a factor of 1 give or take this; 0: off</source>
        <translation>alle Werte eines Beispiels mal einen Faktor von 1 plus oder minus diesem; 0: aus</translation>
    </message>
    <message>
        <source>what is compared with float and put on boards: integers of 8 bits, activations of 16 and weights of 8, or floats whose weights are stored in 16 or 8 bits</source>
        <translation>was mit float verglichen wird und auf Boards kommt: ganze Zahlen mit 8 Bit, Aktivierungen mit 16 und Gewichte mit 8, oder Gleitkommazahlen, deren Gewichte in 16 oder 8 Bit gespeichert sind</translation>
    </message>
    <message>
        <source>training samples, of each class its share, that set the ranges of int8 and int16</source>
        <translation>Trainingsproben, von jeder Klasse ihr Anteil, die die Bereiche von int8 und int16 bestimmen</translation>
    </message>
    <message>
        <source>the range that integers cover: of all values seen, of a share of them, or where the mean squared error is least</source>
        <translation>der Bereich, den ganze Zahlen abdecken: der aller gesehenen Werte, der eines Anteils davon oder der mit dem kleinsten mittleren quadratischen Fehler</translation>
    </message>
    <message>
        <source>share of the values that the range covers, in per cent; the rest is cut off at both ends</source>
        <translation>Anteil der Werte, den der Bereich abdeckt, in Prozent; der Rest wird an beiden Enden abgeschnitten</translation>
    </message>
    <message>
        <source>the .tflite says what its inputs and classes are, as TensorFlow Lite Metadata; larger by that</source>
        <translation>die .tflite sagt als TensorFlow Lite Metadata, was ihre Eingänge und Klassen sind; sie ist um das größer</translation>
    </message>
    <message>
        <source>auto: classes where there is a label column; reconstruction: the inputs are made again, as an autoencoder does</source>
        <translation>auto: Klassen, wo es eine Labelspalte gibt; reconstruction: die Eingänge werden nachgebildet, wie ein Autoencoder es tut</translation>
    </message>
    <message>
        <source>of reconstruction: the normal classes, commas between them; the others are only tested. Empty: all are trained on</source>
        <translation>von reconstruction: die normalen Klassen, mit Kommas dazwischen; die anderen werden nur getestet. Leer: mit allen wird trainiert</translation>
    </message>
    <message>
        <source>of reconstruction: the share of validation samples, in per cent, whose error lies below the threshold</source>
        <translation>von reconstruction: der Anteil der Validierungsproben in Prozent, deren Fehler unter der Schwelle liegt</translation>
    </message>
    <message>
        <source>epochs of quantization-aware training after the others, with weights and values rounded as in a model of convert.kind; 0: off</source>
        <translation>Epochen quantisierungsbewussten Trainings nach den anderen, mit Gewichten und Werten gerundet wie in einem Modell von convert.kind; 0: aus</translation>
    </message>
    <message>
        <source>the run whose weights a training begins with; 0: new ones</source>
        <translation>der Lauf, mit dessen Gewichten ein Training beginnt; 0: neue</translation>
    </message>
    <message>
        <source>plans for Cortex-M3 hold weights of fully connected layers two bytes each where that takes fewer cycles: larger, the same bits</source>
        <translation>Pläne für Cortex-M3 halten Gewichte vollverbundener Schichten in je zwei Bytes, wo das weniger Takte braucht: größer, dieselben Bits</translation>
    </message>
    <message>
        <source>an LSTM of int16x8 is one operator, a fraction of the size, which boards and TensorFlow Lite Micro run and LiteRT does not; else it is written step by step</source>
        <translation>ein LSTM in int16x8 ist ein einziger Operator, ein Bruchteil so groß, den Boards und TensorFlow Lite Micro ausführen und LiteRT nicht; sonst wird es Schritt für Schritt geschrieben</translation>
    </message>
</context>
<context>
    <name>SlotState</name>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>vorheriges</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>trial</source>
        <translation>auf Probe</translation>
    </message>
    <message>
        <source>reverted</source>
        <translation>zurückgesetzt</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Taken over</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>Aufgefüllt</translation>
    </message>
    <message>
        <source>a constant</source>
        <translation>eine Konstante</translation>
    </message>
    <message>
        <source>Less zero point</source>
        <translation>Ohne Nullpunkt</translation>
    </message>
    <message>
        <source>Accumulator</source>
        <translation>Akkumulator</translation>
    </message>
    <message>
        <source>products %1 + bias %2</source>
        <translation>Produkte %1 + Bias %2</translation>
    </message>
    <message>
        <source>Shifted left</source>
        <translation>Nach links geschoben</translation>
    </message>
    <message>
        <source>Rescaled</source>
        <translation>Umskaliert</translation>
    </message>
    <message>
        <source>Shifted</source>
        <translation>Geschoben</translation>
    </message>
    <message>
        <source>Times scale</source>
        <translation>Mal Skala</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Quotient</source>
        <translation>Quotient</translation>
    </message>
    <message>
        <source>Greater</source>
        <translation>Größerer</translation>
    </message>
    <message>
        <source>of %1 and %2</source>
        <translation>von %1 und %2</translation>
    </message>
    <message>
        <source>Lesser</source>
        <translation>Kleinerer</translation>
    </message>
    <message>
        <source>of %1 values</source>
        <translation>von %1 Werten</translation>
    </message>
    <message>
        <source>Sum of powers</source>
        <translation>Summe der Potenzen</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>%1 / %2, rounded</source>
        <translation>%1 / %2, gerundet</translation>
    </message>
    <message>
        <source>%1 / %2, cut towards 0</source>
        <translation>%1 / %2, zur 0 hin abgeschnitten</translation>
    </message>
    <message>
        <source>Rounded</source>
        <translation>Gerundet</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>entry %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>at %1, between two entries</source>
        <translation>bei %1, zwischen zwei Einträgen</translation>
    </message>
    <message>
        <source>Reciprocal</source>
        <translation>Kehrwert</translation>
    </message>
    <message>
        <source>of %1, in fixed point</source>
        <translation>von %1, in Festkomma</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Zero point</source>
        <translation>Nullpunkt</translation>
    </message>
    <message>
        <source>Held within</source>
        <translation>Begrenzt auf</translation>
    </message>
    <message>
        <source>%2 to %3</source>
        <translation>%2 bis %3</translation>
    </message>
    <message>
        <source>input gate</source>
        <translation>Eingangsgatter</translation>
    </message>
    <message>
        <source>forget gate</source>
        <translation>Vergessensgatter</translation>
    </message>
    <message>
        <source>new values</source>
        <translation>neue Werte</translation>
    </message>
    <message>
        <source>output gate</source>
        <translation>Ausgangsgatter</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>filter %1</source>
        <translation>Filter %1</translation>
    </message>
    <message>
        <source>upper left</source>
        <translation>oben links</translation>
    </message>
    <message>
        <source>lower left</source>
        <translation>unten links</translation>
    </message>
    <message>
        <source>upper right</source>
        <translation>oben rechts</translation>
    </message>
    <message>
        <source>lower right</source>
        <translation>unten rechts</translation>
    </message>
    <message>
        <source>band %1</source>
        <translation>Band %1</translation>
    </message>
    <message>
        <source>Initial value</source>
        <translation>Anfangswert</translation>
    </message>
    <message>
        <source>of the variable</source>
        <translation>der Variablen</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>%1 of the input&apos;s shape</source>
        <translation>%1 der Form des Eingangs</translation>
    </message>
    <message>
        <source>Shifted right</source>
        <translation>Nach rechts geschoben</translation>
    </message>
    <message>
        <source>%1 / 2^%2, rounded down</source>
        <translation>%1 / 2^%2, abgerundet</translation>
    </message>
    <message>
        <source>Sum of squares</source>
        <translation>Summe der Quadrate</translation>
    </message>
    <message>
        <source>Sum of products</source>
        <translation>Summe der Produkte</translation>
    </message>
    <message>
        <source>Greatest without sign</source>
        <translation>Größter ohne Vorzeichen</translation>
    </message>
    <message>
        <source>By rank</source>
        <translation>Nach Rang</translation>
    </message>
    <message>
        <source>place %1 of %2, greatest first</source>
        <translation>Platz %1 von %2, der größte zuerst</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>of the first %1</source>
        <translation>des ersten %1</translation>
    </message>
    <message>
        <source>%1 / %2, rounded down</source>
        <translation>%1 / %2, abgerundet</translation>
    </message>
    <message>
        <source>Remainder</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>of %1 / %2</source>
        <translation>von %1 / %2</translation>
    </message>
    <message>
        <source>Cut towards 0</source>
        <translation>Zur 0 hin abgeschnitten</translation>
    </message>
    <message>
        <source>Nearest float</source>
        <translation>Nächste Gleitkommazahl</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>zu %1</translation>
    </message>
    <message>
        <source>Lowest bits</source>
        <translation>Niedrigste Bits</translation>
    </message>
    <message>
        <source>%2 of %1</source>
        <translation>%2 von %1</translation>
    </message>
    <message>
        <source>Free bits</source>
        <translation>Freie Bits</translation>
    </message>
    <message>
        <source>above %1, of 15</source>
        <translation>über %1, von 15</translation>
    </message>
    <message>
        <source>%2(%1), in fixed point</source>
        <translation>%2(%1), in Festkomma</translation>
    </message>
</context>
<context>
    <name>Subgraph</name>
    <message>
        <source>condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>body</source>
        <translation>Rumpf</translation>
    </message>
    <message>
        <source>then branch</source>
        <translation>Dann-Zweig</translation>
    </message>
    <message>
        <source>else branch</source>
        <translation>Sonst-Zweig</translation>
    </message>
    <message>
        <source>initialization</source>
        <translation>Initialisierung</translation>
    </message>
    <message>
        <source>decomposition</source>
        <translation>Zerlegung</translation>
    </message>
</context>
<context>
    <name>WeightFacts</name>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>Effektivwert</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>At the ends</source>
        <translation>An den Enden</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 % (%2 to %3, %4 samples)</source>
        <translation>%1 % (%2 bis %3, %4 Proben)</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Train, convert and deploy neural networks for microcontrollers. The command line is tmw.</source>
        <translation>Neuronale Netze für Mikrocontroller trainieren, umwandeln und aufspielen. Die Befehlszeile ist tmw.</translation>
    </message>
    <message>
        <source>A project&apos;s folder, or a .tflite file</source>
        <translation>Projektordner oder .tflite-Datei</translation>
    </message>
</context>
<context>
    <name>tmw::ui::AgreementStrips</name>
    <message>
        <source>truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>float</source>
        <translation>float</translation>
    </message>
    <message>
        <source>board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>What truth, both models and the board said over time</source>
        <translation>Was Wahrheit, beide Modelle und das Board über die Zeit sagten</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ArithmeticPanel</name>
    <message>
        <source>The input is generated from this seed, as &apos;tmw invoke&apos; does</source>
        <translation>Der Eingang wird aus diesem Seed erzeugt, wie bei &apos;tmw invoke&apos;</translation>
    </message>
    <message>
        <source>Input, seed</source>
        <translation>Eingang, Seed</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Running the model</source>
        <translation>Modell ausführen</translation>
    </message>
    <message>
        <source>A model that cannot run has no arithmetic to show.</source>
        <translation>Ein Modell, das nicht laufen kann, hat keine Rechnung zu zeigen.</translation>
    </message>
    <message>
        <source>Choose an operator, then an element of its output.</source>
        <translation>Einen Operator wählen, dann ein Element seines Ausgangs.</translation>
    </message>
    <message>
        <source>The model runs</source>
        <translation>Das Modell läuft</translation>
    </message>
    <message>
        <source>%1 (stored: %2)</source>
        <translation>%1 (gespeichert: %2)</translation>
    </message>
    <message>
        <source>at %1 of %2</source>
        <translation>bei %1 von %2</translation>
    </message>
    <message>
        <source>Output of the operator: a click chooses an element</source>
        <translation>Ausgang des Operators: ein Klick wählt ein Element</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Numbers that go in</source>
        <translation>Eingehende Zahlen</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>This operator has no output.</source>
        <translation>Dieser Operator hat keinen Ausgang.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::BesideButton</name>
    <message>
        <source>Boards that are checked at the same time</source>
        <translation>Boards, die gleichzeitig geprüft werden</translation>
    </message>
    <message>
        <source>More boards</source>
        <translation>Weitere Boards</translation>
    </message>
    <message>
        <source>And 1 more board</source>
        <translation>Und 1 weiteres Board</translation>
    </message>
    <message>
        <source>And %1 more boards</source>
        <translation>Und %1 weitere Boards</translation>
    </message>
</context>
<context>
    <name>tmw::ui::BoardDesk</name>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>in trouble</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
    <message>
        <source>Flashing</source>
        <translation>Flashen</translation>
    </message>
    <message>
        <source>%1 of firmware, hash %2.</source>
        <translation>%1 Firmware, Hash %2.</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>%1 to slot %2 in %3 s. %4 of %5 test vectors identical%6.</source>
        <translation>%1 in Slot %2 in %3 s. %4 von %5 Testvektoren identisch%6.</translation>
    </message>
    <message>
        <source>, active</source>
        <translation>, aktiv</translation>
    </message>
    <message>
        <source>Checking every layer</source>
        <translation>Jede Schicht prüfen</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>Zurückschalten</translation>
    </message>
    <message>
        <source>Asking the board</source>
        <translation>Board abfragen</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>%1 predictions, %2 with the desktop&apos;s bits.</source>
        <translation>%1 Vorhersagen, %2 mit den Bits des Computers.</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>; not made active, the model before runs on</source>
        <translation>; nicht aktiviert, das vorherige Modell läuft weiter</translation>
    </message>
    <message>
        <source>%1 of %1 test vectors identical, %2 layers identical.</source>
        <translation>%1 von %1 Testvektoren identisch, %2 Schichten identisch.</translation>
    </message>
    <message>
        <source>The board differs from this computer: see the table.</source>
        <translation>Das Board weicht von diesem Computer ab: siehe Tabelle.</translation>
    </message>
    <message>
        <source>no port</source>
        <translation>kein Anschluss</translation>
    </message>
    <message>
        <source>emulated</source>
        <translation>emuliert</translation>
    </message>
    <message>
        <source>line lost</source>
        <translation>Leitung unterbrochen</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>run %1, %2</source>
        <translation>Lauf %1, %2</translation>
    </message>
    <message>
        <source>Not every board could be checked: see the table.</source>
        <translation>Nicht jedes Board konnte geprüft werden: siehe Tabelle.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::BoardList</name>
    <message>
        <source>Boards</source>
        <translation>Boards</translation>
    </message>
    <message>
        <source>Use this board</source>
        <translation>Dieses Board verwenden</translation>
    </message>
    <message>
        <source>Filter by name, processor or use</source>
        <translation>Nach Name, Prozessor oder Zweck filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Anschluss</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>flash and RAM as their makers state them</source>
        <translation>Flash und RAM nach Angabe der Hersteller</translation>
    </message>
    <message>
        <source>No serial port is there. Connect the board to flash and run.</source>
        <translation>Kein serieller Anschluss vorhanden. Zum Flashen und Ausführen das Board anschließen.</translation>
    </message>
    <message>
        <source>For this board the fit is computed and code is written.</source>
        <translation>Für dieses Board wird der Platzbedarf berechnet und Code geschrieben.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::BoardRecorder</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ChipCard</name>
    <message>
        <source>Flash</source>
        <translation>Flash</translation>
    </message>
    <message>
        <source>RAM</source>
        <translation>RAM</translation>
    </message>
    <message>
        <source>%1 of %2 KB</source>
        <translation>%1 von %2 KB</translation>
    </message>
    <message>
        <source>with floating point unit</source>
        <translation>mit Gleitkommaeinheit</translation>
    </message>
    <message>
        <source>no floating point unit</source>
        <translation>ohne Gleitkommaeinheit</translation>
    </message>
</context>
<context>
    <name>tmw::ui::CodeExport</name>
    <message>
        <source>Writing code</source>
        <translation>Code schreiben</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ColumnModel</name>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation>Rolle von %1</translation>
    </message>
    <message>
        <source>Unit of %1</source>
        <translation>Einheit von %1</translation>
    </message>
</context>
<context>
    <name>tmw::ui::CompareInspector</name>
    <message>
        <source>No layer selected</source>
        <translation>Keine Schicht ausgewählt</translation>
    </message>
    <message>
        <source>Weight range by channel</source>
        <translation>Gewichte je Kanal</translation>
    </message>
    <message>
        <source>Input and output</source>
        <translation>Eingang und Ausgang</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Largest |weight|</source>
        <translation>Größtes |Gewicht|</translation>
    </message>
    <message>
        <source>SQNR: signal to quantization noise. Alone: the layer reads what the float model&apos;s layer reads, in int8 steps; on %1 samples of the validation split. Added up: the whole int8 model, on the test split.</source>
        <translation>SQNR: Signal zu Quantisierungsrauschen. Allein: die Schicht liest, was sie im float-Modell liest, in int8-Stufen; auf %1 Proben des Validierungsteils. Aufsummiert: das ganze int8-Modell auf dem Testteil.</translation>
    </message>
    <message>
        <source>Values in the calibration</source>
        <translation>Werte in der Kalibrierung</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Umwandlung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>log10(1 + count)</source>
        <translation>log10(1 + Anzahl)</translation>
    </message>
    <message>
        <source>Histogram of the values in the calibration</source>
        <translation>Histogramm der Werte in der Kalibrierung</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>abgedeckt</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>Plan for the board</source>
        <translation>Plan für das Board</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größtes</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Convert again</source>
        <translation>Neu umwandeln</translation>
    </message>
    <message>
        <source>float</source>
        <translation>float</translation>
    </message>
    <message>
        <source>Predictions of both models over truth</source>
        <translation>Vorhersagen beider Modelle über der Wahrheit</translation>
    </message>
    <message>
        <source>Run %1: </source>
        <translation>Lauf %1: </translation>
    </message>
    <message>
        <source>Run %1 was not converted yet.</source>
        <translation>Lauf %1 ist noch nicht umgewandelt.</translation>
    </message>
    <message>
        <source>There is no trained run yet.</source>
        <translation>Es gibt noch keinen trainierten Lauf.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Continue to Deploy</source>
        <translation>Weiter zum Aufspielen</translation>
    </message>
    <message>
        <source>Convert and compare</source>
        <translation>Umwandeln und vergleichen</translation>
    </message>
    <message>
        <source>Converting and comparing.</source>
        <translation>Wird umgewandelt und verglichen.</translation>
    </message>
    <message>
        <source>Train on the present data first.</source>
        <translation>Zuerst mit den jetzigen Daten trainieren.</translation>
    </message>
    <message>
        <source>Nothing to convert yet. Train a run first.</source>
        <translation>Noch nichts umzuwandeln. Zuerst einen Lauf trainieren.</translation>
    </message>
    <message>
        <source>Compare is out of date</source>
        <translation>Der Vergleich ist veraltet</translation>
    </message>
    <message>
        <source>The data changed since run %1 was trained.</source>
        <translation>Die Daten haben sich geändert, seit Lauf %1 trainiert wurde.</translation>
    </message>
    <message>
        <source>The chosen run is now %1; this is run %2.</source>
        <translation>Gewählt ist jetzt Lauf %1; dies ist Lauf %2.</translation>
    </message>
    <message>
        <source>The chosen board is now %1; this is for %2.</source>
        <translation>Gewählt ist jetzt das Board %1; dies gilt für %2.</translation>
    </message>
    <message>
        <source>Instructions could not be counted</source>
        <translation>Die Instruktionen ließen sich nicht zählen</translation>
    </message>
    <message>
        <source>Predictions over truth</source>
        <translation>Vorhersagen über der Wahrheit</translation>
    </message>
    <message>
        <source>test split; the dotted line is the truth</source>
        <translation>Testteil; die gepunktete Linie ist die Wahrheit</translation>
    </message>
    <message>
        <source>True %1</source>
        <translation>%1, wahr</translation>
    </message>
    <message>
        <source>Predicted %1</source>
        <translation>%1, vorhergesagt</translation>
    </message>
    <message>
        <source>Converting to float and %1 and comparing them.</source>
        <translation>Wird in float und %1 umgewandelt und verglichen.</translation>
    </message>
    <message>
        <source>Press Convert and compare: float and %1 side by side.</source>
        <translation>„Umwandeln und vergleichen“ drücken: float und %1 nebeneinander.</translation>
    </message>
    <message>
        <source>Settings of the conversion were changed since.</source>
        <translation>Einstellungen der Umwandlung haben sich seitdem geändert.</translation>
    </message>
    <message>
        <source>Run %1 is no longer there.</source>
        <translation>Lauf %1 ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ConfusionModel</name>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>true %1, predicted %2: %3 samples, %4 of the row</source>
        <translation>wahr %1, vorhergesagt %2: %3 Proben, %4 der Zeile</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Präzision</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ConfusionView</name>
    <message>
        <source>Confusion matrix: true classes down, predicted classes across</source>
        <translation>Konfusionsmatrix: wahre Klassen in Zeilen, vorhergesagte in Spalten</translation>
    </message>
</context>
<context>
    <name>tmw::ui::CorrectionsList</name>
    <message>
        <source>Changed labels</source>
        <translation>Geänderte Labels</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>in der Datei</translation>
    </message>
    <message>
        <source>The chosen rows get the label of their file again</source>
        <translation>Die gewählten Zeilen bekommen wieder das Label ihrer Datei</translation>
    </message>
    <message>
        <source>Take labels back</source>
        <translation>Labels zurücknehmen</translation>
    </message>
</context>
<context>
    <name>tmw::ui::DataPage</name>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>Nicht gelesen: %1</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>Importieren...</translation>
    </message>
    <message>
        <source>Adds rows of other files (Ctrl+I)</source>
        <translation>Fügt Zeilen aus anderen Dateien hinzu (Strg+I)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>double click or F2 changes role and unit</source>
        <translation>Doppelklick oder F2 ändert Rolle und Einheit</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>Zeilen filtern</translation>
    </message>
    <message>
        <source>Rows with these words in a cell (Ctrl+F)</source>
        <translation>Zeilen mit diesen Wörtern in einer Zelle (Strg+F)</translation>
    </message>
    <message>
        <source>Rows that could not be read</source>
        <translation>Zeilen, die nicht lesbar waren</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>die ersten %1</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>die ersten %1 von %2</translation>
    </message>
    <message>
        <source>No column selected</source>
        <translation>Keine Spalte ausgewählt</translation>
    </message>
    <message>
        <source>Choose one in the table on the left.</source>
        <translation>In der Tabelle links eine wählen.</translation>
    </message>
    <message>
        <source>Class balance</source>
        <translation>Verteilung der Klassen</translation>
    </message>
    <message>
        <source>No classes</source>
        <translation>Keine Klassen</translation>
    </message>
    <message>
        <source>Give a column the role label.</source>
        <translation>Einer Spalte die Rolle Label geben.</translation>
    </message>
    <message>
        <source>Reading data</source>
        <translation>Daten werden gelesen</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns</source>
        <translation>%1 Zeilen, %2 Spalten</translation>
    </message>
    <message>
        <source>%1 samples, %2</source>
        <translation>%1 Proben, %2</translation>
    </message>
    <message>
        <source>1 input</source>
        <translation>1 Eingang</translation>
    </message>
    <message>
        <source>%1 inputs</source>
        <translation>%1 Eingänge</translation>
    </message>
    <message>
        <source>1 target</source>
        <translation>1 Zielwert</translation>
    </message>
    <message>
        <source>%1 targets</source>
        <translation>%1 Zielwerte</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>1 row with a missing value is left out</source>
        <translation>1 Zeile mit fehlendem Wert ist ausgelassen</translation>
    </message>
    <message>
        <source>%1 rows with missing values are left out</source>
        <translation>%1 Zeilen mit fehlenden Werten sind ausgelassen</translation>
    </message>
    <message>
        <source>Continue to Features</source>
        <translation>Weiter zu den Merkmalen</translation>
    </message>
    <message>
        <source>There are no samples yet</source>
        <translation>Es gibt noch keine Proben</translation>
    </message>
    <message>
        <source>Record...</source>
        <translation>Aufnehmen...</translation>
    </message>
    <message>
        <source>Records what the board&apos;s sensor reads (Ctrl+R)</source>
        <translation>Nimmt auf, was der Sensor des Boards misst (Strg+R)</translation>
    </message>
    <message>
        <source>row %1 is not among the first %2</source>
        <translation>Zeile %1 ist nicht unter den ersten %2</translation>
    </message>
    <message>
        <source>%1 samples of %2</source>
        <translation>%1 Proben von %2</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Probe %1</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
</context>
<context>
    <name>tmw::ui::DeployActs</name>
    <message>
        <source>1 Firmware on the board</source>
        <translation>1 Firmware auf dem Board</translation>
    </message>
    <message>
        <source>2 Model upload</source>
        <translation>2 Modell hochladen</translation>
    </message>
    <message>
        <source>3 Check</source>
        <translation>3 Prüfen</translation>
    </message>
    <message>
        <source>4 Run</source>
        <translation>4 Starten</translation>
    </message>
    <message>
        <source>The board needs the workbench&apos;s firmware.</source>
        <translation>Das Board braucht die Firmware der Workbench.</translation>
    </message>
    <message>
        <source>Every layer on host and board, bit for bit.</source>
        <translation>Jede Schicht auf Host und Board, Bit für Bit.</translation>
    </message>
    <message>
        <source>Live predictions from the board.</source>
        <translation>Live-Vorhersagen vom Board.</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>Flashen</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Flash again</source>
        <translation>Neu flashen</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>Neu hochladen</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Neu prüfen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal starten</translation>
    </message>
    <message>
        <source>%1 predictions a second, %2 dropped.</source>
        <translation>%1 Vorhersagen je Sekunde, %2 verworfen.</translation>
    </message>
    <message>
        <source>The board answers, firmware %1.%2.%3.</source>
        <translation>Das Board antwortet, Firmware %1.%2.%3.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>The model goes to the slot that does not run.</source>
        <translation>Das Modell kommt in den Slot, der nicht läuft.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::DeployCheck</name>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>CRC-32 of each layer&apos;s output</source>
        <translation>CRC-32 der Ausgabe jeder Schicht</translation>
    </message>
    <message>
        <source>%1 of %1 test vectors identical, %2 layers identical</source>
        <translation>%1 von %1 Testvektoren identisch, %2 Schichten identisch</translation>
    </message>
    <message>
        <source>Flash the firmware of this program.</source>
        <translation>Die Firmware dieses Programms flashen.</translation>
    </message>
    <message>
        <source>Flash and deploy</source>
        <translation>Flashen und aufspielen</translation>
    </message>
    <message>
        <source>%1, on %2 boards</source>
        <translation>%1, auf %2 Boards</translation>
    </message>
    <message>
        <source>Not every board could be checked</source>
        <translation>Nicht jedes Board konnte geprüft werden</translation>
    </message>
</context>
<context>
    <name>tmw::ui::DeployInspector</name>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Change board...</source>
        <translation>Board wechseln...</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Neu abfragen</translation>
    </message>
    <message>
        <source>Bad line, for trying</source>
        <translation>Schlechte Leitung, zum Ausprobieren</translation>
    </message>
    <message>
        <source>Chances per byte of drop, flip, duplicate, reorder, stall, disconnect; delay_ms and seed. Uploads and predictions stay right.</source>
        <translation>Wahrscheinlichkeiten je Byte von drop, flip, duplicate, reorder, stall, disconnect; dazu delay_ms und seed. Uploads und Vorhersagen bleiben richtig.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::DeployPage</name>
    <message>
        <source>Deploy</source>
        <translation>Aufspielen</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Make the other active</source>
        <translation>Das andere aktivieren</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>The other slot has no model to go back to</source>
        <translation>Der andere Slot hat kein Modell, zu dem es zurückgehen könnte</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Nothing to deploy yet: the chosen run was not converted.</source>
        <translation>Noch nichts aufzuspielen: Der gewählte Lauf ist nicht umgewandelt.</translation>
    </message>
    <message>
        <source>Go to Compare</source>
        <translation>Zum Vergleich</translation>
    </message>
    <message>
        <source>Continue to Live</source>
        <translation>Weiter zu Live</translation>
    </message>
    <message>
        <source>At work on %1.</source>
        <translation>Arbeitet auf %1.</translation>
    </message>
    <message>
        <source>Boards...</source>
        <translation>Boards...</translation>
    </message>
    <message>
        <source>%1, runs on %2 and gives the same bits as this computer.</source>
        <translation>%1, läuft auf %2 und liefert dieselben Bits wie dieser Computer.</translation>
    </message>
    <message>
        <source>%1, runs on %2.</source>
        <translation>%1, läuft auf %2.</translation>
    </message>
    <message>
        <source>%1, for %2.</source>
        <translation>%1, für %2.</translation>
    </message>
    <message>
        <source>The board does not answer</source>
        <translation>Das Board antwortet nicht</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Use an emulated board</source>
        <translation>Emuliertes Board verwenden</translation>
    </message>
    <message>
        <source>Deploy is out of date</source>
        <translation>Das Aufspielen ist veraltet</translation>
    </message>
    <message>
        <source>An earlier step changed since run %1 was converted.</source>
        <translation>Ein früherer Schritt hat sich geändert, seit Lauf %1 umgewandelt wurde.</translation>
    </message>
    <message>
        <source>Run %1, %2</source>
        <translation>Lauf %1, %2</translation>
    </message>
    <message>
        <source>The board runs another model than run %1, %2.</source>
        <translation>Auf dem Board läuft ein anderes Modell als Lauf %1, %2.</translation>
    </message>
    <message>
        <source>The board runs the usual plan, and the fast one is wanted.</source>
        <translation>Das Board führt den üblichen Plan aus, gewünscht ist der schnelle.</translation>
    </message>
    <message>
        <source>The board runs the fast plan, and the usual one is wanted.</source>
        <translation>Das Board führt den schnellen Plan aus, gewünscht ist der übliche.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::EvaluateClasses</name>
    <message>
        <source>Samples of the cell</source>
        <translation>Proben der Zelle</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Class probability</source>
        <translation>Klassenwahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Recall and precision of each class</source>
        <translation>Trefferquote und Präzision jeder Klasse</translation>
    </message>
    <message>
        <source>Samples of the chosen cell</source>
        <translation>Proben der gewählten Zelle</translation>
    </message>
    <message>
        <source>%1, told rightly</source>
        <translation>%1, richtig erkannt</translation>
    </message>
    <message>
        <source>True %1, predicted %2</source>
        <translation>Wahr %1, vorhergesagt %2</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 Probe</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Proben</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>row %1, sample %2 of %3</source>
        <translation>Zeile %1, Probe %2 von %3</translation>
    </message>
    <message>
        <source>no sample in this cell</source>
        <translation>keine Probe in dieser Zelle</translation>
    </message>
    <message>
        <source>Show in Data</source>
        <translation>In Daten zeigen</translation>
    </message>
    <message>
        <source>true down, predicted across</source>
        <translation>wahr nach unten, vorhergesagt nach rechts</translation>
    </message>
    <message>
        <source>Count and %</source>
        <translation>Anzahl und %</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Row %</source>
        <translation>Zeilen-%</translation>
    </message>
</context>
<context>
    <name>tmw::ui::EvaluateErrors</name>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Show in Data</source>
        <translation>In Daten zeigen</translation>
    </message>
    <message>
        <source>Histogram of errors</source>
        <translation>Histogramm der Fehler</translation>
    </message>
    <message>
        <source>Mean squared error (no unit)</source>
        <translation>Mittlerer quadratischer Fehler (ohne Einheit)</translation>
    </message>
    <message>
        <source>The sample and what was made of it</source>
        <translation>Die Probe und was daraus wurde</translation>
    </message>
    <message>
        <source>Classes above the threshold</source>
        <translation>Klassen über der Schwelle</translation>
    </message>
    <message>
        <source>Samples, greatest error first</source>
        <translation>Proben, größter Fehler zuerst</translation>
    </message>
    <message>
        <source>greatest error first</source>
        <translation>größter Fehler zuerst</translation>
    </message>
    <message>
        <source>Threshold at</source>
        <translation>Schwelle bei</translation>
    </message>
    <message>
        <source>Percentile of the threshold</source>
        <translation>Perzentil der Schwelle</translation>
    </message>
    <message>
        <source>So many of the validation samples have an error below it</source>
        <translation>So viele der Validierungsproben haben einen Fehler darunter</translation>
    </message>
    <message>
        <source>normal, %1</source>
        <translation>normal, %1</translation>
    </message>
    <message>
        <source>anomalies</source>
        <translation>Anomalien</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>Schwelle %1</translation>
    </message>
    <message>
        <source>row %1, error %2</source>
        <translation>Zeile %1, Fehler %2</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>made again, %1</source>
        <translation>nachgebildet, %1</translation>
    </message>
    <message>
        <source>Input (number)</source>
        <translation>Eingang (Nummer)</translation>
    </message>
    <message>
        <source>Value, scaled (no unit)</source>
        <translation>Wert, skaliert (ohne Einheit)</translation>
    </message>
    <message>
        <source>%1, last bar: all beyond</source>
        <translation>%1, letzter Balken: alles darüber</translation>
    </message>
</context>
<context>
    <name>tmw::ui::EvaluateInspector</name>
    <message>
        <source>No sample selected</source>
        <translation>Keine Probe ausgewählt</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>All residuals, float</source>
        <translation>Alle Residuen, float</translation>
    </message>
    <message>
        <source>The selected sample</source>
        <translation>Die ausgewählte Probe</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Wahr</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>float says</source>
        <translation>float sagt</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residuum</translation>
    </message>
    <message>
        <source>Largest gap</source>
        <translation>Größter Abstand</translation>
    </message>
    <message>
        <source>One step is</source>
        <translation>Eine Stufe ist</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <translation>Std.-Abw.</translation>
    </message>
    <message>
        <source>In ±1.96 sd</source>
        <translation>In ±1.96 s</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Nearest in train</source>
        <translation>Nächste im Training</translation>
    </message>
    <message>
        <source>The training samples that look most like it to the network, and how far they are: the distance of the scaled inputs</source>
        <translation>Die Trainingsproben, die ihr für das Netz am ähnlichsten sind, und wie weit sie sind: der Abstand der skalierten Eingänge</translation>
    </message>
    <message>
        <source>Label wrong?</source>
        <translation>Label falsch?</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Schlimmste zuerst</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>row %1, %2 away</source>
        <translation>Zeile %1, Abstand %2</translation>
    </message>
    <message>
        <source>%1 as %2: %3</source>
        <translation>%1 als %2: %3</translation>
    </message>
    <message>
        <source>Nothing is mixed up.</source>
        <translation>Nichts wird verwechselt.</translation>
    </message>
    <message>
        <source>Between both models</source>
        <translation>Zwischen beiden Modellen</translation>
    </message>
    <message>
        <source>%1 says</source>
        <translation>%1 sagt</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Taken as</source>
        <translation>Gilt als</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Sagt</translation>
    </message>
</context>
<context>
    <name>tmw::ui::EvaluateNumbers</name>
    <message>
        <source>Worst samples</source>
        <translation>Schlechteste Proben</translation>
    </message>
    <message>
        <source>Predicted against true</source>
        <translation>Vorhergesagt gegen wahr</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>Residuen</translation>
    </message>
    <message>
        <source>Histogram of residuals</source>
        <translation>Histogramm der Residuen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielwert</translation>
    </message>
    <message>
        <source>True %1</source>
        <translation>%1, wahr</translation>
    </message>
    <message>
        <source>Predicted %1</source>
        <translation>%1, vorhergesagt</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Predictions and residuals</source>
        <translation>Vorhersagen und Residuen</translation>
    </message>
    <message>
        <source>float</source>
        <translation>float</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Against truth</source>
        <translation>Gegen Wahrheit</translation>
    </message>
    <message>
        <source>dashed: ±%1, 95 %</source>
        <translation>gestrichelt: ±%1, 95 %</translation>
    </message>
    <message>
        <source>band: ±%1, 95 %</source>
        <translation>Band: ±%1, 95 %</translation>
    </message>
    <message>
        <source>Residual, %1</source>
        <translation>Residuum, %1</translation>
    </message>
    <message>
        <source>Show in Data</source>
        <translation>In Daten zeigen</translation>
    </message>
</context>
<context>
    <name>tmw::ui::EvaluatePage</name>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Evaluate again</source>
        <translation>Neu auswerten</translation>
    </message>
    <message>
        <source>Run %1 was not evaluated yet.</source>
        <translation>Lauf %1 ist noch nicht ausgewertet.</translation>
    </message>
    <message>
        <source>There is no trained run yet.</source>
        <translation>Es gibt noch keinen trainierten Lauf.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Continue to Compare</source>
        <translation>Weiter zum Vergleich</translation>
    </message>
    <message>
        <source>Evaluating.</source>
        <translation>Wird ausgewertet.</translation>
    </message>
    <message>
        <source>Train on the present data first.</source>
        <translation>Zuerst mit den jetzigen Daten trainieren.</translation>
    </message>
    <message>
        <source>Nothing to evaluate yet. Train a run first: it is then tried on samples that it has never seen.</source>
        <translation>Noch nichts auszuwerten. Zuerst einen Lauf trainieren: Er wird dann an Proben erprobt, die er nie gesehen hat.</translation>
    </message>
    <message>
        <source>Evaluate is out of date</source>
        <translation>Die Auswertung ist veraltet</translation>
    </message>
    <message>
        <source>The chosen run is now %1; this is run %2.</source>
        <translation>Gewählt ist jetzt Lauf %1; dies ist Lauf %2.</translation>
    </message>
    <message>
        <source>The data changed since run %1 was trained.</source>
        <translation>Die Daten haben sich geändert, seit Lauf %1 trainiert wurde.</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>Zu den Daten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The run is chosen on Train</source>
        <translation>Der Lauf wird unter Training gewählt</translation>
    </message>
    <message>
        <source>Part of the samples</source>
        <translation>Teil der Proben</translation>
    </message>
    <message>
        <source>on</source>
        <translation>auf</translation>
    </message>
    <message>
        <source>run %1, float</source>
        <translation>Lauf %1, float</translation>
    </message>
    <message>
        <source>%1 with an RMSE of %2 on %3.</source>
        <translation>%1 mit einem RMSE von %2 auf %3.</translation>
    </message>
    <message>
        <source>Most mixed up: %1 and %2 (%3 of %4).</source>
        <translation>Am meisten verwechselt: %1 und %2 (%3 von %4).</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 Fehlern</translation>
    </message>
    <message>
        <source>Press Evaluate: the chosen run is tried on samples.</source>
        <translation>Auswerten drücken: Der gewählte Lauf wird an Proben versucht.</translation>
    </message>
    <message>
        <source>Only %1: the 95 % interval is wide, so these figures can be far off. Give this part a larger share, or bring in more data.</source>
        <translation>Nur %1: Das 95-%-Intervall ist breit, diese Zahlen können weit daneben liegen. Diesem Teil einen größeren Anteil geben oder mehr Daten holen.</translation>
    </message>
    <message>
        <source>%1 of %2 right.</source>
        <translation>%1 von %2 richtig.</translation>
    </message>
    <message>
        <source>run %1, %2</source>
        <translation>Lauf %1, %2</translation>
    </message>
    <message>
        <source>Settings of the conversion were changed since.</source>
        <translation>Einstellungen der Umwandlung haben sich seitdem geändert.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Run %1 is no longer there.</source>
        <translation>Lauf %1 ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ExportPanel</name>
    <message>
        <source>Or take the code</source>
        <translation>Oder den Code nehmen</translation>
    </message>
    <message>
        <source>The same model and runtime, to build yourself.</source>
        <translation>Dasselbe Modell und dieselbe Laufzeit, zum Selberbauen.</translation>
    </message>
    <message>
        <source>C array...</source>
        <translation>C-Array...</translation>
    </message>
    <message>
        <source>C++...</source>
        <translation>C++...</translation>
    </message>
    <message>
        <source>Arduino...</source>
        <translation>Arduino...</translation>
    </message>
    <message>
        <source>Convert and compare first</source>
        <translation>Zuerst umwandeln und vergleichen</translation>
    </message>
    <message>
        <source>Folder for the code</source>
        <translation>Ordner für den Code</translation>
    </message>
    <message>
        <source>%1 in %2.</source>
        <translation>%1 in %2.</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>tmw::ui::FeatureModel</name>
    <message>
        <source>0 or 1</source>
        <translation>0 oder 1</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>#</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Versatz</translation>
    </message>
    <message>
        <source>all values</source>
        <translation>alle Werte</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
</context>
<context>
    <name>tmw::ui::FeaturesPage</name>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Import data first</source>
        <translation>Zuerst Daten importieren</translation>
    </message>
    <message>
        <source>Features are made of the rows of a table.</source>
        <translation>Merkmale entstehen aus den Zeilen einer Tabelle.</translation>
    </message>
    <message>
        <source>Inputs of the network</source>
        <translation>Eingänge des Netzes</translation>
    </message>
    <message>
        <source>From sensor to network</source>
        <translation>Vom Sensor zum Netz</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>No input selected</source>
        <translation>Kein Eingang ausgewählt</translation>
    </message>
    <message>
        <source>Choose one in the table on the left.</source>
        <translation>In der Tabelle links einen wählen.</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Standardise inputs</source>
        <translation>Eingänge standardisieren</translation>
    </message>
    <message>
        <source>To mean 0 and deviation 1 of the training part</source>
        <translation>Auf Mittel 0 und Abweichung 1 des Trainingsteils</translation>
    </message>
    <message>
        <source>Standardise targets</source>
        <translation>Zielwerte standardisieren</translation>
    </message>
    <message>
        <source>While training; the network answers in data units</source>
        <translation>Beim Training; das Netz antwortet in Einheiten der Daten</translation>
    </message>
    <message>
        <source>One sample</source>
        <translation>Eine Probe</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>1 value a sample</source>
        <translation>1 Wert je Probe</translation>
    </message>
    <message>
        <source>%1 values a sample</source>
        <translation>%1 Werte je Probe</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>numbers (regression)</source>
        <translation>Zahlen (Regression)</translation>
    </message>
    <message>
        <source>two classes, one output</source>
        <translation>zwei Klassen, ein Ausgang</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>no row</source>
        <translation>keine Zeile</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>The sensor gives 1 number, as it stands in the table.</source>
        <translation>Der Sensor liefert 1 Zahl, wie sie in der Tabelle steht.</translation>
    </message>
    <message>
        <source>The sensor gives %1 numbers, as they stand in the table.</source>
        <translation>Der Sensor liefert %1 Zahlen, wie sie in der Tabelle stehen.</translation>
    </message>
    <message>
        <source>Each word of a category becomes an input of its own: 1 where it is that word, else 0. That makes 1 input.</source>
        <translation>Jedes Wort einer Kategorie wird ein eigener Eingang: 1, wo es dieses Wort ist, sonst 0. Das ergibt 1 Eingang.</translation>
    </message>
    <message>
        <source>Each word of a category becomes an input of its own: 1 where it is that word, else 0. That makes %1 inputs.</source>
        <translation>Jedes Wort einer Kategorie wird ein eigener Eingang: 1, wo es dieses Wort ist, sonst 0. Das ergibt %1 Eingänge.</translation>
    </message>
    <message>
        <source>On the board each number is multiplied by its scale and its offset is added. Scale and offset come from mean and deviation of the training part alone.</source>
        <translation>Auf dem Board wird jede Zahl mit ihrer Skala multipliziert und ihr Versatz addiert. Skala und Versatz folgen aus Mittel und Abweichung des Trainingsteils allein.</translation>
    </message>
    <message>
        <source>Numbers go into the network as they are: standardise inputs is off.</source>
        <translation>Zahlen gehen unverändert ins Netz: Eingänge standardisieren ist aus.</translation>
    </message>
    <message>
        <source>An int8 network rounds the result to one of 256 steps. All of it stands in the plan, so board and computer do the same.</source>
        <translation>Ein int8-Netz rundet das Ergebnis auf eine von 256 Stufen. Alles davon steht im Plan, sodass Board und Computer dasselbe tun.</translation>
    </message>
    <message>
        <source>Targets are standardised while training; the last layer takes this in afterwards, so the network answers in data units.</source>
        <translation>Zielwerte werden beim Training standardisiert; die letzte Schicht nimmt das danach auf, sodass das Netz in Einheiten der Daten antwortet.</translation>
    </message>
    <message>
        <source>Targets are trained on as they are.</source>
        <translation>Zielwerte werden unverändert trainiert.</translation>
    </message>
    <message>
        <source>%1, as the sensor gives it</source>
        <translation>%1, wie der Sensor es liefert</translation>
    </message>
    <message>
        <source>%1, as the network sees it</source>
        <translation>%1, wie das Netz es sieht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Versatz</translation>
    </message>
    <message>
        <source>No features</source>
        <translation>Keine Merkmale</translation>
    </message>
    <message>
        <source>%1 samples of %2 values. %3</source>
        <translation>%1 Proben mit %2 Werten. %3</translation>
    </message>
    <message>
        <source>Inputs are standardised.</source>
        <translation>Eingänge werden standardisiert.</translation>
    </message>
    <message>
        <source>Inputs are taken as they are.</source>
        <translation>Eingänge werden unverändert genommen.</translation>
    </message>
    <message>
        <source>Continue to Model</source>
        <translation>Weiter zum Modell</translation>
    </message>
    <message>
        <source>A sample of %1 goes into the network in this shape.</source>
        <translation>Eine Probe von %1 geht in dieser Form ins Netz.</translation>
    </message>
    <message>
        <source>Every value from 0 to 255 is multiplied by the one number %1.</source>
        <translation>Jeder Wert von 0 bis 255 wird mit der einen Zahl %1 malgenommen.</translation>
    </message>
    <message>
        <source>Each channel is brought to mean 0 and deviation 1 of the training part.</source>
        <translation>Jeder Kanal wird auf Mittel 0 und Streuung 1 des Trainingsteils gebracht.</translation>
    </message>
    <message>
        <source>All values are scaled alike.</source>
        <translation>Alle Werte werden gleich skaliert.</translation>
    </message>
    <message>
        <source>inputs made again</source>
        <translation>Eingänge nachgebildet</translation>
    </message>
</context>
<context>
    <name>tmw::ui::FitCheck</name>
    <message>
        <source>Use layers %1</source>
        <translation>Schichten %1 verwenden</translation>
    </message>
    <message>
        <source>Checking the fit</source>
        <translation>Platz wird geprüft</translation>
    </message>
    <message>
        <source>Looking for what fits</source>
        <translation>Suche, was passt</translation>
    </message>
    <message>
        <source>%1 of RAM, %2 to spare</source>
        <translation>%1 RAM, %2 bleiben frei</translation>
    </message>
    <message>
        <source>%1 of flash, %2 to spare</source>
        <translation>%1 Flash, %2 bleiben frei</translation>
    </message>
    <message>
        <source>Smaller layers</source>
        <translation>Kleinere Schichten</translation>
    </message>
    <message>
        <source>Set %1 units in layer %2</source>
        <translation>%1 Einheiten in Schicht %2 setzen</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Use the board %1</source>
        <translation>Das Board %1 verwenden</translation>
    </message>
    <message>
        <source>Usual plan</source>
        <translation>Üblicher Plan</translation>
    </message>
    <message>
        <source>Use the usual plan, not the fast one</source>
        <translation>Den üblichen Plan nehmen, nicht den schnellen</translation>
    </message>
    <message>
        <source>LSTM in one</source>
        <translation>LSTM in einem</translation>
    </message>
    <message>
        <source>Write the LSTM as one operator, which LiteRT does not run</source>
        <translation>Das LSTM als einen Operator schreiben, den LiteRT nicht ausführt</translation>
    </message>
</context>
<context>
    <name>tmw::ui::FitPanel</name>
    <message>
        <source>Fit</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>computed, before any training</source>
        <translation>berechnet, vor jedem Training</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>Flash</translation>
    </message>
    <message>
        <source>RAM</source>
        <translation>RAM</translation>
    </message>
    <message>
        <source>, emulated</source>
        <translation>, emuliert</translation>
    </message>
    <message>
        <source>%1, %2 KB flash, %3 KB RAM</source>
        <translation>%1, %2 KB Flash, %3 KB RAM</translation>
    </message>
    <message>
        <source>%1 of %2 KB</source>
        <translation>%1 von %2 KB</translation>
    </message>
    <message>
        <source>model %1, firmware %2</source>
        <translation>Modell %1, Firmware %2</translation>
    </message>
    <message>
        <source>model %1, firmware not known</source>
        <translation>Modell %1, Firmware unbekannt</translation>
    </message>
    <message>
        <source>%1: plan %2, arena %3. As float: plan %4, arena %5.</source>
        <translation>%1: Plan %2, Arena %3. Als float: Plan %4, Arena %5.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::FlipsPanel</name>
    <message>
        <source>Flips</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Samples that changed</source>
        <translation>Geänderte Proben</translation>
    </message>
    <message>
        <source>Samples that one model alone gets right</source>
        <translation>Proben, die nur ein Modell richtig hat</translation>
    </message>
    <message>
        <source>float right, %1 wrong: %2</source>
        <translation>float richtig, %1 falsch: %2</translation>
    </message>
    <message>
        <source>%1 right, float wrong: %2</source>
        <translation>%1 richtig, float falsch: %2</translation>
    </message>
</context>
<context>
    <name>tmw::ui::GraphView</name>
    <message>
        <source>Graph of the model</source>
        <translation>Graph des Modells</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ImportColumnModel</name>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>Bemerkt</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Takes the chosen file off this list (Delete)</source>
        <translation>Nimmt die gewählte Datei von der Liste (Entf)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>double click or F2 changes what one holds, its role and its unit</source>
        <translation>Doppelklick oder F2 ändert Inhalt, Rolle und Einheit</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>As they will be read</source>
        <translation>So werden sie gelesen</translation>
    </message>
    <message>
        <source>Rows that could not be read</source>
        <translation>Zeilen, die nicht lesbar waren</translation>
    </message>
    <message>
        <source>The project stays as it is until you import.</source>
        <translation>Das Projekt bleibt, wie es ist, bis importiert wird.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Closes this; the project stays as it is (Esc)</source>
        <translation>Schließt dies; das Projekt bleibt, wie es ist (Esc)</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Dateien werden gelesen</translation>
    </message>
    <message>
        <source>Nothing can be read</source>
        <translation>Nichts ist lesbar</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>1 column</source>
        <translation>1 Spalte</translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation>%1 Spalten</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Import %1 files</source>
        <translation>%1 Dateien importieren</translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>Nicht gelesen: %1</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>die ersten %1 von %2</translation>
    </message>
    <message>
        <source>Brings the rows into the project (Ctrl+Return)</source>
        <translation>Bringt die Zeilen ins Projekt (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Import 1 row</source>
        <translation>1 Zeile importieren</translation>
    </message>
    <message>
        <source>Import %1 rows</source>
        <translation>%1 Zeilen importieren</translation>
    </message>
    <message>
        <source>Replace the project&apos;s data</source>
        <translation>Daten des Projekts ersetzen</translation>
    </message>
    <message>
        <source>1 row cannot be read and is left out.</source>
        <translation>1 Zeile ist nicht lesbar und wird ausgelassen.</translation>
    </message>
    <message>
        <source>%1 rows cannot be read and are left out.</source>
        <translation>%1 Zeilen sind nicht lesbar und werden ausgelassen.</translation>
    </message>
    <message>
        <source>%1 comes often and lies far from all other values. Does it stand for a missing value?</source>
        <translation>%1 kommt oft vor und liegt weit von allen anderen Werten. Steht es für einen fehlenden Wert?</translation>
    </message>
    <message>
        <source>The project has %1 already; its rows would be there twice.</source>
        <translation>Das Projekt hat %1 bereits; die Zeilen wären doppelt vorhanden.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 heißt fehlend</translation>
    </message>
    <message>
        <source>%1 samples of %2</source>
        <translation>%1 Proben von %2</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ImportForm</name>
    <message>
        <source>%1 is no such number. Write it like 12.5.</source>
        <translation>%1 ist keine solche Zahl. Zum Beispiel 12.5 schreiben.</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>Erste Zeile</translation>
    </message>
    <message>
        <source>names of columns</source>
        <translation>Namen der Spalten</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Missing is</source>
        <translation>Fehlend ist</translation>
    </message>
    <message>
        <source>a code such as -200</source>
        <translation>ein Code wie -200</translation>
    </message>
    <message>
        <source>Class from</source>
        <translation>Klasse aus</translation>
    </message>
    <message>
        <source>a column</source>
        <translation>einer Spalte</translation>
    </message>
    <message>
        <source>the folder&apos;s name</source>
        <translation>dem Ordnernamen</translation>
    </message>
    <message>
        <source>the file&apos;s name</source>
        <translation>dem Dateinamen</translation>
    </message>
    <message>
        <source>Rate Hz</source>
        <translation>Rate Hz</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>by the split</source>
        <translation>nach Aufteilung</translation>
    </message>
    <message>
        <source>Rows go</source>
        <translation>Zeilen kommen</translation>
    </message>
    <message>
        <source>to those there are</source>
        <translation>zu den vorhandenen</translation>
    </message>
    <message>
        <source>in place of them</source>
        <translation>an deren Stelle</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>wie erkannt</translation>
    </message>
    <message>
        <source>found: %1</source>
        <translation>erkannt: %1</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>as it is, or 28x28x1</source>
        <translation>wie sie ist, oder 28x28x1</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>a file, unless found</source>
        <translation>eine Datei, falls nicht gefunden</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>as it is, or 32x32</source>
        <translation>wie sie ist, oder 32x32</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>wie sie sind</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>grau</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ImportPreview</name>
    <message>
        <source>Reading files</source>
        <translation>Dateien lesen</translation>
    </message>
    <message>
        <source>The files are being read</source>
        <translation>Die Dateien werden gelesen</translation>
    </message>
    <message>
        <source>There are no rows</source>
        <translation>Es gibt keine Zeilen</translation>
    </message>
</context>
<context>
    <name>tmw::ui::InspectorDock</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Close the inspector (F9)</source>
        <translation>Inspektor schließen (F9)</translation>
    </message>
</context>
<context>
    <name>tmw::ui::JobLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: stopping</source>
        <translation>%1: stoppt</translation>
    </message>
</context>
<context>
    <name>tmw::ui::Jobs</name>
    <message>
        <source>%1: done in %2 s</source>
        <translation>%1: fertig in %2 s</translation>
    </message>
    <message>
        <source>%1: cancelled</source>
        <translation>%1: abgebrochen</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1: fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>tmw::ui::LayerCheckTable</name>
    <message>
        <source>Not compared yet</source>
        <translation>Noch nicht verglichen</translation>
    </message>
    <message>
        <source>Every layer&apos;s output on this computer and on the boards, bit for bit</source>
        <translation>Der Ausgang jeder Schicht auf diesem Rechner und auf den Boards, Bit für Bit</translation>
    </message>
    <message>
        <source>It cannot run on a board</source>
        <translation>Es läuft auf keinem Board</translation>
    </message>
</context>
<context>
    <name>tmw::ui::LayerErrorPanel</name>
    <message>
        <source>Error by layer</source>
        <translation>Fehler je Schicht</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Signal to noise by layer</source>
        <translation>Signal-Rausch-Abstand je Schicht</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>No layers to compare</source>
        <translation>Keine Schichten zum Vergleichen</translation>
    </message>
    <message>
        <source>this layer alone</source>
        <translation>diese Schicht allein</translation>
    </message>
    <message>
        <source>added up to here</source>
        <translation>bis hier aufsummiert</translation>
    </message>
    <message>
        <source>SQNR (dB)</source>
        <translation>SQNR (dB)</translation>
    </message>
    <message>
        <source>signal to noise, higher is better</source>
        <translation>höher ist besser</translation>
    </message>
    <message>
        <source>Range of each tensor and what is covered of it</source>
        <translation>Bereich jedes Tensors und was davon abgedeckt ist</translation>
    </message>
</context>
<context>
    <name>tmw::ui::LayerInspector</name>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Cost of this layer</source>
        <translation>Kosten dieser Schicht</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>Ganzes Netz</translation>
    </message>
    <message>
        <source>No layer selected</source>
        <translation>Keine Schicht ausgewählt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>Schreibt</translation>
    </message>
    <message>
        <source>in place</source>
        <translation>an gleicher Stelle</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>NAME, or NAME+NAME</source>
        <translation>NAME oder NAME+NAME</translation>
    </message>
    <message>
        <source>At this step</source>
        <translation>In diesem Schritt</translation>
    </message>
</context>
<context>
    <name>tmw::ui::LayerModel</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>Schicht hinzufügen</translation>
    </message>
    <message>
        <source>Remove a layer</source>
        <translation>Schicht entfernen</translation>
    </message>
    <message>
        <source>Move a layer</source>
        <translation>Schicht verschieben</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>#</source>
        <translation>Nr.</translation>
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
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Shape out</source>
        <translation>Ausgabeform</translation>
    </message>
    <message>
        <source>Params</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Schicht %1</translation>
    </message>
</context>
<context>
    <name>tmw::ui::LiveInspector</name>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Since it runs</source>
        <translation>Seit dem Start</translation>
    </message>
    <message>
        <source>for input %1</source>
        <translation>für Eingang %1</translation>
    </message>
    <message>
        <source>confidence %1, for %2 s</source>
        <translation>Konfidenz %1, seit %2 s</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>%1 a second, by this computer&apos;s clock</source>
        <translation>%1 je Sekunde, nach der Uhr dieses Computers</translation>
    </message>
    <message>
        <source>%1 same bits</source>
        <translation>%1 mit gleichen Bits</translation>
    </message>
    <message>
        <source>float, board</source>
        <translation>float, Board</translation>
    </message>
    <message>
        <source>%1 same class</source>
        <translation>%1 mit gleicher Klasse</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>Ein Durchlauf</translation>
    </message>
    <message>
        <source>%1 instructions, emulated</source>
        <translation>%1 Instruktionen, emuliert</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Marks: %1</source>
        <translation>Marken: %1</translation>
    </message>
    <message>
        <source>Space pauses, M marks, R records.</source>
        <translation>Leertaste hält an, M markiert, R nimmt auf.</translation>
    </message>
    <message>
        <source>Space pauses, M marks, 1 to %1 mark as %2, R records. A label holds in the recording until the next mark.</source>
        <translation>Leertaste hält an, M markiert, 1 bis %1 markieren als %2, R nimmt auf. Ein Label gilt in der Aufnahme bis zur nächsten Marke.</translation>
    </message>
    <message>
        <source>right is %1</source>
        <translation>richtig ist %1</translation>
    </message>
    <message>
        <source>What the sensor reads</source>
        <translation>Was der Sensor liest</translation>
    </message>
    <message>
        <source>%1, board</source>
        <translation>%1, Board</translation>
    </message>
    <message>
        <source>run %1, %2</source>
        <translation>Lauf %1, %2</translation>
    </message>
</context>
<context>
    <name>tmw::ui::LivePage</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Holds the picture; predictions are counted on (Space)</source>
        <translation>Hält das Bild an; Vorhersagen werden weitergezählt (Leertaste)</translation>
    </message>
    <message>
        <source>Paused. %1 predictions, counted on.</source>
        <translation>Angehalten. %1 Vorhersagen, weitergezählt.</translation>
    </message>
    <message>
        <source>%1 predictions, %2 with the desktop&apos;s bits.</source>
        <translation>%1 Vorhersagen, %2 mit den Bits des Computers.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stopped after %1 predictions.</source>
        <translation>Gestoppt nach %1 Vorhersagen.</translation>
    </message>
    <message>
        <source>Nothing runs yet.</source>
        <translation>Noch läuft nichts.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Go to Deploy</source>
        <translation>Zum Aufspielen</translation>
    </message>
    <message>
        <source>Mark as...</source>
        <translation>Markieren als...</translation>
    </message>
    <message>
        <source>Marks this moment (M, or 1 to 9 with a label)</source>
        <translation>Markiert diesen Augenblick (M oder 1 bis 9 mit Label)</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>ohne Label</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <source>End recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
    <message>
        <source>Writes what the sensor reads to a table (R)</source>
        <translation>Schreibt, was der Sensor misst, in eine Tabelle (R)</translation>
    </message>
    <message>
        <source>Recording: %1.</source>
        <translation>Aufnahme: %1.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>The line is lost</source>
        <translation>Die Leitung ist unterbrochen</translation>
    </message>
    <message>
        <source>Cable pulled? Trying %1 again.</source>
        <translation>Kabel gezogen? %1 wird erneut versucht.</translation>
    </message>
    <message>
        <source>Live is out of date</source>
        <translation>Live ist veraltet</translation>
    </message>
    <message>
        <source>These predictions are of a model before the present one.</source>
        <translation>Diese Vorhersagen stammen von einem Modell vor dem jetzigen.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::LivePlots</name>
    <message>
        <source>What the sensor reads</source>
        <translation>Was der Sensor misst</translation>
    </message>
    <message>
        <source>What is answered</source>
        <translation>Was das Modell antwortet</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>No predictions yet</source>
        <translation>Noch keine Vorhersagen</translation>
    </message>
    <message>
        <source>Press Run on the page Deploy.</source>
        <translation>Auf der Seite Aufspielen „Starten“ drücken.</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>Zeit (s)</translation>
    </message>
    <message>
        <source>Sensor (no unit)</source>
        <translation>Sensor (keine Einheit)</translation>
    </message>
    <message>
        <source>the first %1 of %2 inputs</source>
        <translation>die ersten %1 von %2 Eingängen</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>float</source>
        <translation>float</translation>
    </message>
    <message>
        <source>float, here</source>
        <translation>float, hier</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>probability: filled on the board, line of the float model here</source>
        <translation>Wahrscheinlichkeit: Fläche vom Board, Linie vom float-Modell hier</translation>
    </message>
    <message>
        <source>the most probable %1 of %2. The others: %3</source>
        <translation>die %1 wahrscheinlichsten von %2. Die anderen: %3</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>marked &quot;%1&quot;</source>
        <translation>markiert „%1“</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Brightness (no unit)</source>
        <translation>Helligkeit (keine Einheit)</translation>
    </message>
    <message>
        <source>mean of the %1 values of each picture</source>
        <translation>Mittelwert der %1 Werte jedes Bilds</translation>
    </message>
    <message>
        <source>%1, board</source>
        <translation>%1, Board</translation>
    </message>
    <message>
        <source>%1 and board: %2 the same bits. float and board: %3.</source>
        <translation>%1 und Board: %2 mit gleichen Bits. float und Board: %3.</translation>
    </message>
    <message>
        <source>%1 and board: %2 the same bits. float and board: %3 the same class; others are framed.</source>
        <translation>%1 und Board: %2 mit gleichen Bits. float und Board: %3 mit gleicher Klasse; andere sind umrahmt.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::LockstepPanel</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>Erster Seed</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>from seed</source>
        <translation>ab Seed</translation>
    </message>
    <message>
        <source>Run on %1</source>
        <translation>Auf %1 ausführen</translation>
    </message>
    <message>
        <source>Run on a board</source>
        <translation>Auf einem Board ausführen</translation>
    </message>
    <message>
        <source>The model cannot run</source>
        <translation>Das Modell kann nicht laufen</translation>
    </message>
    <message>
        <source>Choose a board</source>
        <translation>Ein Board wählen</translation>
    </message>
    <message>
        <source>It could not be run in step</source>
        <translation>Der Gleichschritt ist nicht gelungen</translation>
    </message>
    <message>
        <source>What runs on the boards now stays as it is</source>
        <translation>Was jetzt auf den Boards läuft, bleibt wie es ist</translation>
    </message>
    <message>
        <source>Running in step with the boards</source>
        <translation>Im Gleichschritt mit den Boards ausführen</translation>
    </message>
    <message>
        <source>Not every board could run in step</source>
        <translation>Nicht jedes Board lief im Gleichschritt</translation>
    </message>
</context>
<context>
    <name>tmw::ui::LossCard</name>
    <message>
        <source>Where and why</source>
        <translation>Wo und warum</translation>
    </message>
    <message>
        <source>Show files</source>
        <translation>Dateien anzeigen</translation>
    </message>
    <message>
        <source>Cures, tried on the validation split just now</source>
        <translation>Abhilfen, soeben am Validierungsteil erprobt</translation>
    </message>
    <message>
        <source>Files: %1</source>
        <translation>Dateien: %1</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply: %1</source>
        <translation>Anwenden: %1</translation>
    </message>
</context>
<context>
    <name>tmw::ui::MainWindow</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>TinyML Workbench</source>
        <translation>TinyML Workbench</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>TensorFlow Lite models (*.tflite);;All files (*)</source>
        <translation>TensorFlow-Lite-Modelle (*.tflite);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiterarbeiten</translation>
    </message>
    <message>
        <source>Go to a page or run a command   Ctrl+K</source>
        <translation>Zu Seite gehen, Befehl ausführen   Strg+K</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New project...</source>
        <translation>&amp;Neues Projekt...</translation>
    </message>
    <message>
        <source>&amp;Open project...</source>
        <translation>Projekt ö&amp;ffnen...</translation>
    </message>
    <message>
        <source>Open &amp;model...</source>
        <translation>&amp;Modell öffnen...</translation>
    </message>
    <message>
        <source>&amp;Examples</source>
        <translation>&amp;Beispiele</translation>
    </message>
    <message>
        <source>&amp;Import...</source>
        <translation>&amp;Importieren...</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
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
        <source>&amp;Run</source>
        <translation>A&amp;usführen</translation>
    </message>
    <message>
        <source>Next act of this page</source>
        <translation>Nächster Schritt dieser Seite</translation>
    </message>
    <message>
        <source>This step again</source>
        <translation>Diesen Schritt noch einmal</translation>
    </message>
    <message>
        <source>Stop what is at work</source>
        <translation>Laufende Arbeit stoppen</translation>
    </message>
    <message>
        <source>&amp;Board</source>
        <translation>B&amp;oard</translation>
    </message>
    <message>
        <source>&amp;Choose board and port...</source>
        <translation>&amp;Board und Anschluss wählen...</translation>
    </message>
    <message>
        <source>&amp;Deploy: flash, upload, check, run</source>
        <translation>&amp;Aufspielen: flashen, hochladen, prüfen, starten</translation>
    </message>
    <message>
        <source>&amp;Flash the firmware</source>
        <translation>&amp;Firmware flashen</translation>
    </message>
    <message>
        <source>&amp;Upload the model</source>
        <translation>Modell &amp;hochladen</translation>
    </message>
    <message>
        <source>&amp;Check every layer</source>
        <translation>Jede Schicht &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Run live</source>
        <translation>&amp;Live starten</translation>
    </message>
    <message>
        <source>&amp;Make the model before active</source>
        <translation>&amp;Vorheriges Modell aktivieren</translation>
    </message>
    <message>
        <source>&amp;Bad line, for trying...</source>
        <translation>&amp;Schlechte Leitung, zum Ausprobieren...</translation>
    </message>
    <message>
        <source>Bad line</source>
        <translation>Schlechte Leitung</translation>
    </message>
    <message>
        <source>Chances per byte of drop, flip, duplicate, reorder, stall and disconnect, delay_ms and seed; empty for a good line:</source>
        <translation>Wahrscheinlichkeiten je Byte von drop, flip, duplicate, reorder, stall und disconnect, dazu delay_ms und seed; leer für eine gute Leitung:</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no fault of a line. Write for example drop=0.001,flip=0.001.</source>
        <translation>„%1“ ist kein Leitungsfehler. Zum Beispiel drop=0.001,flip=0.001 schreiben.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Commands...</source>
        <translation>Befehle...</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>TinyML Workbench %1
GPL-3.0-or-later; what is exported and the firmware are Apache-2.0.</source>
        <translation>TinyML Workbench %1
GPL-3.0-or-later; Exporte und die Firmware sind Apache-2.0.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language changes when the program is started again.</source>
        <translation>Die Sprache ändert sich beim nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>Choose an &amp;example</source>
        <translation>Beispiel &amp;wählen</translation>
    </message>
    <message>
        <source>Save a &amp;copy as...</source>
        <translation>&amp;Kopie speichern unter...</translation>
    </message>
    <message>
        <source>C&amp;lose project</source>
        <translation>Projekt s&amp;chließen</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>All steps, to live predictions</source>
        <translation>Alle Schritte bis zu Live-Vorhersagen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop &quot;%1&quot;?</source>
        <translation>„%1“ stoppen?</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>Make the emulated board as new...</source>
        <translation>Emuliertes Board zurücksetzen...</translation>
    </message>
    <message>
        <source>Forget widths of columns and ranges of plots</source>
        <translation>Spaltenbreiten und Diagrammbereiche vergessen</translation>
    </message>
    <message>
        <source>As new</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The models and the firmware on the emulated %1 go.</source>
        <translation>Die Modelle und die Firmware auf dem emulierten %1 werden gelöscht.</translation>
    </message>
    <message>
        <source>Make it as new</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Record the sensor...</source>
        <translation>Sensor auf&amp;nehmen...</translation>
    </message>
    <message>
        <source>This project is only read</source>
        <translation>Dieses Projekt wird nur gelesen</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Daten importieren</translation>
    </message>
    <message>
        <source>Data (*.csv *.tsv *.txt *.data *.npy *.npz *ubyte *.idx *.gz *.png *.bmp *.jpg *.jpeg);;All files (*)</source>
        <translation>Daten (*.csv *.tsv *.txt *.data *.npy *.npz *ubyte *.idx *.gz *.png *.bmp *.jpg *.jpeg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Einen Ordner importieren</translation>
    </message>
    <message>
        <source>Import a &amp;folder...</source>
        <translation>Einen Or&amp;dner importieren...</translation>
    </message>
</context>
<context>
    <name>tmw::ui::MeasuresPanel</name>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>float</source>
        <translation>float</translation>
    </message>
    <message>
        <source>run %1, on %2 test samples; instructions: emulated %3, not time</source>
        <translation>Lauf %1, mit %2 Testproben; Instruktionen: emuliertes %3, keine Zeit</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>The emulated board counts the instructions.</source>
        <translation>Das emulierte Board zählt die Instruktionen.</translation>
    </message>
    <message>
        <source>Counts the instructions of both models on the emulated board</source>
        <translation>Zählt die Instruktionen beider Modelle auf dem emulierten Board</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Both models</source>
        <translation>Beide Modelle</translation>
    </message>
    <message>
        <source>Both models side by side</source>
        <translation>Beide Modelle nebeneinander</translation>
    </message>
    <message>
        <source>float against %1</source>
        <translation>float gegen %1</translation>
    </message>
</context>
<context>
    <name>tmw::ui::MemoryPanel</name>
    <message>
        <source>Memory over one run</source>
        <translation>Speicher über einen Durchlauf</translation>
    </message>
    <message>
        <source>int8</source>
        <translation>int8</translation>
    </message>
    <message>
        <source>float</source>
        <translation>float</translation>
    </message>
    <message>
        <source>Numbers of the network</source>
        <translation>Zahlenformat des Netzes</translation>
    </message>
    <message>
        <source>No memory plan yet</source>
        <translation>Noch kein Speicherplan</translation>
    </message>
    <message>
        <source>It appears with the first network that can be built.</source>
        <translation>Er erscheint mit dem ersten Netz, das sich bauen lässt.</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>To lower the peak: %1</source>
        <translation>Um die Spitze zu senken: %1</translation>
    </message>
</context>
<context>
    <name>tmw::ui::MemoryViews</name>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory, tensor by tensor</source>
        <translation>Speicher, Tensor für Tensor</translation>
    </message>
    <message>
        <source>Memory over one run</source>
        <translation>Speicher über einen Durchlauf</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Arena (KB)</source>
        <translation>Arena (KB)</translation>
    </message>
    <message>
        <source>Arena (B)</source>
        <translation>Arena (B)</translation>
    </message>
    <message>
        <source>room for the arena: %1</source>
        <translation>Platz für die Arena: %1</translation>
    </message>
    <message>
        <source>What would lower it, each alone:</source>
        <translation>Was sie senken würde, jedes allein:</translation>
    </message>
</context>
<context>
    <name>tmw::ui::MessageBar</name>
    <message>
        <source>Save the recording</source>
        <translation>Aufnahme speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The recording is in %1.</source>
        <translation>Die Aufnahme ist in %1.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another folder.</source>
        <translation>%1 lässt sich nicht schreiben. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Recorded %1.</source>
        <translation>%1 aufgenommen.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>Importieren...</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Speichern unter...</translation>
    </message>
</context>
<context>
    <name>tmw::ui::MissingView</name>
    <message>
        <source>Go to Data</source>
        <translation>Zu den Daten</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ModelGraphs</name>
    <message>
        <source>Which graph is shown</source>
        <translation>Welcher Graph gezeigt wird</translation>
    </message>
    <message>
        <source>Loops, branches and the like have graphs of their own</source>
        <translation>Schleifen, Verzweigungen und Ähnliches haben eigene Graphen</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ModelMemory</name>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>It cannot run on a board</source>
        <translation>Es läuft auf keinem Board</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ModelPage</name>
    <message>
        <source>The last layer answers %1 values, the data has %2</source>
        <translation>Die letzte Schicht liefert %1 Werte, die Daten haben %2</translation>
    </message>
    <message>
        <source>1 target</source>
        <translation>1 Zielwert</translation>
    </message>
    <message>
        <source>%1 targets</source>
        <translation>%1 Zielwerte</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>Training needs one answer for each.</source>
        <translation>Das Training braucht eine Antwort für jeden.</translation>
    </message>
    <message>
        <source>Set 1 unit</source>
        <translation>1 Neuron setzen</translation>
    </message>
    <message>
        <source>Set %1 units</source>
        <translation>%1 Neuronen setzen</translation>
    </message>
    <message>
        <source>Answers of the last layer</source>
        <translation>Antworten der letzten Schicht</translation>
    </message>
    <message>
        <source>Model %1 + firmware %2 = %3. %4 has %5.</source>
        <translation>Modell %1 + Firmware %2 = %3. %4 hat %5.</translation>
    </message>
    <message>
        <source>Flash lacks %1 too.</source>
        <translation>Auch im Flash fehlen %1.</translation>
    </message>
    <message>
        <source>Will not fit: it needs %1 more flash than the board has</source>
        <translation>Passt nicht: Es braucht %1 mehr Flash, als das Board hat</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Boards...</source>
        <translation>Boards...</translation>
    </message>
    <message>
        <source>The fit is not known</source>
        <translation>Ob es passt, ist unbekannt</translation>
    </message>
    <message>
        <source>Choose a board to check the fit.</source>
        <translation>Ein Board wählen, um den Platz zu prüfen.</translation>
    </message>
    <message>
        <source>Fits: %1 RAM and %2 flash to spare on %3.</source>
        <translation>Passt: %1 RAM und %2 Flash übrig auf %3.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Import data first</source>
        <translation>Zuerst Daten importieren</translation>
    </message>
    <message>
        <source>The network takes its inputs and answers from the data.</source>
        <translation>Ein- und Ausgänge des Netzes folgen aus den Daten.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>Schicht hinzufügen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove the layer</source>
        <translation>Schicht entfernen</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>layers with commas between them</source>
        <translation>Schichten, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Layers as text</source>
        <translation>Schichten als Text</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>%1, %2 parameters, %3 MACs.</source>
        <translation>%1, %2 Parameter, %3 MACs.</translation>
    </message>
    <message>
        <source>Fits %1.</source>
        <translation>Passt auf %1.</translation>
    </message>
    <message>
        <source>Does not fit %1.</source>
        <translation>Passt nicht auf %1.</translation>
    </message>
    <message>
        <source>Continue to Train</source>
        <translation>Weiter zum Training</translation>
    </message>
    <message>
        <source>%1 of the %2 known boards have room, such as %3.</source>
        <translation>%1 der %2 bekannten Boards haben genug Platz, etwa %3.</translation>
    </message>
    <message>
        <source>%1, drag to reorder</source>
        <translation>%1, zum Umordnen ziehen</translation>
    </message>
    <message>
        <source>1 input to be made again</source>
        <translation>1 nachzubildenden Eingang</translation>
    </message>
    <message>
        <source>%1 inputs to be made again</source>
        <translation>%1 nachzubildende Eingänge</translation>
    </message>
    <message>
        <source>Will not fit: %1 needs %2 more RAM than the board has</source>
        <translation>Passt nicht: %1 braucht %2 mehr RAM, als das Board hat</translation>
    </message>
    <message>
        <source>Too large to upload: a slot of the board holds %1</source>
        <translation>Zu groß zum Aufspielen: ein Slot des Boards fasst %1</translation>
    </message>
    <message>
        <source>The model takes %1. Built into firmware (&apos;tmw build&apos;) it fits %2.</source>
        <translation>Das Modell braucht %1. In die Firmware gebaut („tmw build“) passt es auf %2.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::NoDataView</name>
    <message>
        <source>No data yet</source>
        <translation>Noch keine Daten</translation>
    </message>
    <message>
        <source>Start in one of these ways. Everything stays on this computer.</source>
        <translation>So geht es los. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Or drop files or a folder anywhere in this window.</source>
        <translation>Oder Dateien oder einen Ordner in dieses Fenster ziehen.</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>Importieren...</translation>
    </message>
    <message>
        <source>Open an example</source>
        <translation>Ein Beispiel öffnen</translation>
    </message>
    <message>
        <source>A project of its own, with data, network and settings, ready to train.</source>
        <translation>Ein eigenes Projekt mit Daten, Netz und Einstellungen, bereit zum Training.</translation>
    </message>
    <message>
        <source>Open the example %1</source>
        <translation>Beispiel %1 öffnen</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Daten importieren</translation>
    </message>
    <message>
        <source>Tables (CSV, TSV, text), arrays (.npy, .npz), IDX files and pictures. What each column means is found out, and can be changed before and afterwards.</source>
        <translation>Tabellen (CSV, TSV, Text), Felder (.npy, .npz), IDX-Dateien und Bilder. Was jede Spalte bedeutet, wird erkannt und kann vorher und nachher geändert werden.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::PlotView</name>
    <message>
        <source>Fit (0)</source>
        <translation>Einpassen (0)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Save as PNG, SVG or CSV...</source>
        <translation>Als PNG, SVG oder CSV speichern...</translation>
    </message>
    <message>
        <source>Show as table...</source>
        <translation>Als Tabelle zeigen...</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>Logarithmische Achse</translation>
    </message>
    <message>
        <source>A log axis needs lines or points above 0.</source>
        <translation>Eine logarithmische Achse braucht Linien oder Punkte über 0.</translation>
    </message>
    <message>
        <source>Fixed range...</source>
        <translation>Fester Bereich...</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>Plots (*.png *.svg *.csv)</source>
        <translation>Diagramme (*.png *.svg *.csv)</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another folder.</source>
        <translation>%1 lässt sich nicht schreiben. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>keine Einheit</translation>
    </message>
    <message>
        <source>%1 from %2 to %3, %4 from %5 to %6</source>
        <translation>%1 von %2 bis %3, %4 von %5 bis %6</translation>
    </message>
    <message>
        <source>selected %1, %2</source>
        <translation>ausgewählt %1, %2</translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>The range is fixed: let it go</source>
        <translation>Der Bereich ist fest: freigeben</translation>
    </message>
</context>
<context>
    <name>tmw::ui::ProjectDocument</name>
    <message>
        <source>Change by another program</source>
        <translation>Änderung durch ein anderes Programm</translation>
    </message>
</context>
<context>
    <name>tmw::ui::Projects</name>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>unbenannt</translation>
    </message>
    <message>
        <source>Projects (*.tmw)</source>
        <translation>Projekte (*.tmw)</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Save a copy as</source>
        <translation>Kopie speichern unter</translation>
    </message>
    <message>
        <source>Copying the project</source>
        <translation>Projekt wird kopiert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 is at work. Stop it and close?</source>
        <translation>%1 arbeitet noch. Stoppen und schließen?</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stoppen und schließen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiterarbeiten</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>The last edits cannot be saved. %1</source>
        <translation>Die letzten Änderungen lassen sich nicht speichern. %1</translation>
    </message>
    <message>
        <source>Close without them</source>
        <translation>Ohne sie schließen</translation>
    </message>
    <message>
        <source>Changed twice</source>
        <translation>Zweimal geändert</translation>
    </message>
    <message>
        <source>%1 was changed by another program while you edited it here. Which one is kept?</source>
        <translation>%1 wurde von einem anderen Programm geändert, während es hier bearbeitet wurde. Welche Fassung bleibt?</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Take the other</source>
        <translation>Die andere nehmen</translation>
    </message>
    <message>
        <source>TinyML Workbench</source>
        <translation>TinyML Workbench</translation>
    </message>
    <message>
        <source>Making the example</source>
        <translation>Beispiel wird angelegt</translation>
    </message>
</context>
<context>
    <name>tmw::ui::RangeDialog</name>
    <message>
        <source>%1 from</source>
        <translation>%1 von</translation>
    </message>
    <message>
        <source>%1 to</source>
        <translation>%1 bis</translation>
    </message>
    <message>
        <source>Fixed range</source>
        <translation>Fester Bereich</translation>
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
        <source>An axis whose fields are empty follows the data.</source>
        <translation>Eine Achse mit leeren Feldern folgt den Daten.</translation>
    </message>
    <message>
        <source>Follow data</source>
        <translation>Den Daten folgen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Set range</source>
        <translation>Bereich setzen</translation>
    </message>
    <message>
        <source>%1 is empty. Give both ends, or empty both to follow the data.</source>
        <translation>%1 ist leer. Beide Enden angeben oder beide leeren, um den Daten zu folgen.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a number. Write it as 1.5 or 2e-3.</source>
        <translation>%1: „%2“ ist keine Zahl. Zum Beispiel 1.5 oder 2e-3 schreiben.</translation>
    </message>
    <message>
        <source>%1 is %2, and a log axis has no such place. Give a number above 0.</source>
        <translation>%1 ist %2, und diese Stelle hat eine logarithmische Achse nicht. Eine Zahl über 0 angeben.</translation>
    </message>
    <message>
        <source>%1: from %2 to %3 is no range. Give a smaller number first.</source>
        <translation>%1: von %2 bis %3 ist kein Bereich. Zuerst die kleinere Zahl angeben.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::RatePanel</name>
    <message>
        <source>Learning rate test</source>
        <translation>Lernratentest</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Closes the test; it can be done again</source>
        <translation>Schließt den Test; er kann wiederholt werden</translation>
    </message>
    <message>
        <source>Loss over learning rates</source>
        <translation>Verlust über die Lernraten</translation>
    </message>
    <message>
        <source>Learning rate (no unit)</source>
        <translation>Lernrate (ohne Einheit)</translation>
    </message>
    <message>
        <source>Loss (scaled)</source>
        <translation>Verlust (skaliert)</translation>
    </message>
    <message>
        <source>Loss (nats)</source>
        <translation>Verlust (nat)</translation>
    </message>
    <message>
        <source>%1 steps, until the loss grew fourfold</source>
        <translation>%1 Schritte, bis der Verlust auf das Vierfache wuchs</translation>
    </message>
    <message>
        <source>%1 steps, the loss never grew fourfold</source>
        <translation>%1 Schritte, der Verlust wuchs nie auf das Vierfache</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>loss, measured</source>
        <translation>Verlust, gemessen</translation>
    </message>
    <message>
        <source>loss, smoothed</source>
        <translation>Verlust, geglättet</translation>
    </message>
    <message>
        <source>Where the smoothed loss falls steeply, from a tenth to a third of the rate at its least value</source>
        <translation>Wo der geglättete Verlust steil fällt, bei einem Zehntel bis einem Drittel der Lernrate, bei der er am kleinsten ist</translation>
    </message>
    <message>
        <source>suggested: %1</source>
        <translation>Vorschlag: %1</translation>
    </message>
</context>
<context>
    <name>tmw::ui::RecordDialog</name>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>Zeit (s)</translation>
    </message>
    <message>
        <source>Sensor (no unit)</source>
        <translation>Sensor (keine Einheit)</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Noch nichts aufgenommen</translation>
    </message>
    <message>
        <source>The board&apos;s sensor is read for the model that runs on it.</source>
        <translation>Der Sensor des Boards wird für das Modell gelesen, das darauf läuft.</translation>
    </message>
    <message>
        <source>What the sensor reads</source>
        <translation>Was der Sensor misst</translation>
    </message>
    <message>
        <source>%1 rows a second</source>
        <translation>%1 Zeilen je Sekunde</translation>
    </message>
    <message>
        <source>Rows a second</source>
        <translation>Zeilen je Sekunde</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 dropped: the line was full; record fewer rows a second</source>
        <translation>%1 verworfen: Die Leitung war voll; weniger Zeilen je Sekunde aufnehmen</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
</context>
<context>
    <name>tmw::ui::RejectedModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Why it was not read</source>
        <translation>Warum sie nicht gelesen wurde</translation>
    </message>
</context>
<context>
    <name>tmw::ui::RelabelBox</name>
    <message>
        <source>Relabel</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Its class</source>
        <translation>Ihre Klasse</translation>
    </message>
    <message>
        <source>Now %1. Train again, so that the run knows it.</source>
        <translation>Jetzt %1. Neu trainieren, damit der Lauf es weiß.</translation>
    </message>
    <message>
        <source>The file has %1.</source>
        <translation>Die Datei hat %1.</translation>
    </message>
    <message>
        <source>The file keeps its label, and the change can be undone. A new label changes what is trained and tested.</source>
        <translation>Die Datei behält ihr Label, und die Änderung lässt sich rückgängig machen. Ein neues Label ändert, was trainiert und getestet wird.</translation>
    </message>
    <message>
        <source>Choose another class first</source>
        <translation>Zuerst eine andere Klasse wählen</translation>
    </message>
    <message>
        <source>Relabel row %1 as %2</source>
        <translation>Zeile %1 als %2 benennen</translation>
    </message>
</context>
<context>
    <name>tmw::ui::RowModel</name>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
</context>
<context>
    <name>tmw::ui::RunsModel</name>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>andere Daten</translation>
    </message>
    <message>
        <source>goes on from %1</source>
        <translation>setzt %1 fort</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>running, epoch %1 of %2</source>
        <translation>läuft, Epoche %1 von %2</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>nicht gewählt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Best val. loss</source>
        <translation>Bester Val.-Verlust</translation>
    </message>
    <message>
        <source>At epoch</source>
        <translation>In Epoche</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>queued, %1 epochs</source>
        <translation>wartet, %1 Epochen</translation>
    </message>
    <message>
        <source>weights of %1</source>
        <translation>Gewichte von %1</translation>
    </message>
</context>
<context>
    <name>tmw::ui::RunsPanel</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Use this run</source>
        <translation>Diesen Lauf nehmen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>1, chosen for the next steps</source>
        <translation>1, für die nächsten Schritte gewählt</translation>
    </message>
    <message>
        <source>%1, the chosen one is used by the next steps</source>
        <translation>%1, der gewählte dient den nächsten Schritten</translation>
    </message>
    <message>
        <source>The next steps work with the chosen run (Return)</source>
        <translation>Die nächsten Schritte arbeiten mit dem gewählten Lauf (Eingabe)</translation>
    </message>
    <message>
        <source>Training is at work.</source>
        <translation>Das Training läuft.</translation>
    </message>
    <message>
        <source>Select another run first.</source>
        <translation>Zuerst einen anderen Lauf auswählen.</translation>
    </message>
    <message>
        <source>Select a run first.</source>
        <translation>Zuerst einen Lauf auswählen.</translation>
    </message>
    <message>
        <source>What you want to remember of the run (F2)</source>
        <translation>Was vom Lauf gemerkt werden soll (F2)</translation>
    </message>
    <message>
        <source>Deletes run %1; undo brings it back (Del)</source>
        <translation>Löscht Lauf %1; Rückgängig bringt ihn zurück (Entf)</translation>
    </message>
    <message>
        <source>The selected run is not trained</source>
        <translation>Der markierte Lauf wird nicht trainiert</translation>
    </message>
    <message>
        <source>Select a queued run first.</source>
        <translation>Zuerst einen wartenden Lauf markieren.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::SampleModel</name>
    <message>
        <source>Sample %1, %2</source>
        <translation>Probe %1, %2</translation>
    </message>
</context>
<context>
    <name>tmw::ui::SampleView</name>
    <message>
        <source>Sample %1, %2</source>
        <translation>Probe %1, %2</translation>
    </message>
    <message>
        <source>Number of the value</source>
        <translation>Nummer des Werts</translation>
    </message>
    <message>
        <source>Step (no unit)</source>
        <translation>Schritt (ohne Einheit)</translation>
    </message>
    <message>
        <source>Value (no unit)</source>
        <translation>Wert (ohne Einheit)</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Kanal %1</translation>
    </message>
</context>
<context>
    <name>tmw::ui::SamplesPanel</name>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 Probe</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Proben</translation>
    </message>
</context>
<context>
    <name>tmw::ui::SeriesTableDialog</name>
    <message>
        <source>Values of the plot</source>
        <translation>Werte des Diagramms</translation>
    </message>
</context>
<context>
    <name>tmw::ui::SeriesTableModel</name>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
</context>
<context>
    <name>tmw::ui::SettingsForm</name>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Stop early</source>
        <translation>Früh stoppen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>by the task</source>
        <translation>je Aufgabe</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>quadratischer Fehler</translation>
    </message>
    <message>
        <source>absolute error</source>
        <translation>absoluter Fehler</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>binäre Kreuzentropie</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>after </source>
        <translation>nach </translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichts-abbau</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Cut every</source>
        <translation>Kürzen alle</translation>
    </message>
    <message>
        <source>Cut to</source>
        <translation>Kürzen auf</translation>
    </message>
    <message>
        <source>Cut after</source>
        <translation>Kürzen nach</translation>
    </message>
    <message>
        <source>Least rate</source>
        <translation>Kleinste Rate</translation>
    </message>
    <message>
        <source>Huber delta</source>
        <translation>Huber-Delta</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Klassen-gewichte</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Max norm</source>
        <translation>Größte Norm</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>Grenze Norm</translation>
    </message>
    <message>
        <source>Clip value</source>
        <translation>Grenze Wert</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>in Stufen</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>on plateau</source>
        <translation>bei Stillstand</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> Epochen</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalieren</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Mask time</source>
        <translation>Zeit maskieren</translation>
    </message>
    <message>
        <source>Mask columns</source>
        <translation>Spalten maskieren</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>left and right</source>
        <translation>links und rechts</translation>
    </message>
    <message>
        <source>up and down</source>
        <translation>oben und unten</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Weight scales</source>
        <translation>Gewichtsskalen</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>one a layer</source>
        <translation>eine je Schicht</translation>
    </message>
    <message>
        <source>one a channel</source>
        <translation>eine je Kanal</translation>
    </message>
    <message>
        <source>all values</source>
        <translation>alle Werte</translation>
    </message>
    <message>
        <source>percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Normal classes</source>
        <translation>Normale Klassen</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>by columns</source>
        <translation>nach Spalten</translation>
    </message>
    <message>
        <source>two classes</source>
        <translation>zwei Klassen</translation>
    </message>
    <message>
        <source>the inputs</source>
        <translation>die Eingänge</translation>
    </message>
    <message>
        <source>QAT</source>
        <translation>QAT</translation>
    </message>
    <message>
        <source>Start from run</source>
        <translation>Ab Lauf</translation>
    </message>
    <message>
        <source>Fast plan</source>
        <translation>Schneller Plan</translation>
    </message>
    <message>
        <source>LSTM in one</source>
        <translation>LSTM in einem</translation>
    </message>
</context>
<context>
    <name>tmw::ui::SlotsModel</name>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Plan B</source>
        <translation>Plan B</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>uploaded</source>
        <translation>hochgeladen</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorheriges</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>on trial</source>
        <translation>auf Probe</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>zurückgesetzt</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
</context>
<context>
    <name>tmw::ui::SourcesList</name>
    <message>
        <source>Files of the project</source>
        <translation>Dateien des Projekts</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Generated sine, %1 samples</source>
        <translation>Erzeugter Sinus, %1 Proben</translation>
    </message>
    <message>
        <source>Takes the chosen files out of the project; Edit, Undo brings them back (Delete)</source>
        <translation>Nimmt die gewählten Dateien aus dem Projekt; Bearbeiten, Rückgängig holt sie zurück (Entf)</translation>
    </message>
    <message>
        <source>Choose a file above first</source>
        <translation>Zuerst oben eine Datei wählen</translation>
    </message>
</context>
<context>
    <name>tmw::ui::SplitEditor</name>
    <message>
        <source>Train, per cent</source>
        <translation>Training, Prozent</translation>
    </message>
    <message>
        <source>Validation, per cent</source>
        <translation>Validierung, Prozent</translation>
    </message>
    <message>
        <source>Test, per cent</source>
        <translation>Test, Prozent</translation>
    </message>
    <message>
        <source>Same share of each class</source>
        <translation>Gleicher Anteil jeder Klasse</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Seed der Aufteilung</translation>
    </message>
    <message>
        <source>Each part gets each class in the same proportions</source>
        <translation>Jeder Teil bekommt jede Klasse im gleichen Verhältnis</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Split: %1</source>
        <translation>Aufteilung: %1</translation>
    </message>
    <message>
        <source>Rows that were brought in for a part stay in it.</source>
        <translation>Zeilen, die für einen Teil importiert wurden, bleiben darin.</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
</context>
<context>
    <name>tmw::ui::StartPage</name>
    <message>
        <source>TinyML Workbench</source>
        <translation>TinyML Workbench</translation>
    </message>
    <message>
        <source>Train a neural network, convert it, and watch it run on a microcontroller. No board is needed: one is emulated.</source>
        <translation>Ein neuronales Netz trainieren, umwandeln und auf einem Mikrocontroller laufen sehen. Es geht auch ohne Board: Eines wird emuliert.</translation>
    </message>
    <message>
        <source>New project...</source>
        <translation>Neues Projekt...</translation>
    </message>
    <message>
        <source>Open project...</source>
        <translation>Projekt öffnen...</translation>
    </message>
    <message>
        <source>Examples, each from data to live predictions</source>
        <translation>Beispiele, jedes von den Daten bis zu Live-Vorhersagen</translation>
    </message>
    <message>
        <source>Open the example %1</source>
        <translation>Beispiel %1 öffnen</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>None yet: open an example or make a new project.</source>
        <translation>Noch keine: ein Beispiel öffnen oder ein neues Projekt anlegen.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Run to live predictions</source>
        <translation>Bis zu Live-Vorhersagen ausführen</translation>
    </message>
    <message>
        <source>Trains, evaluates, converts and runs it on an emulated board</source>
        <translation>Trainiert es, wertet aus, wandelt um und führt es auf einem emulierten Board aus</translation>
    </message>
    <message>
        <source>Run the example %1</source>
        <translation>Beispiel %1 ausführen</translation>
    </message>
</context>
<context>
    <name>tmw::ui::StatusBoard</name>
    <message>
        <source>emulated</source>
        <translation>emuliert</translation>
    </message>
    <message>
        <source>The model that runs on the board</source>
        <translation>Das Modell, das auf dem Board läuft</translation>
    </message>
    <message>
        <source>Board %1, %2, %3, model %4</source>
        <translation>Board %1, %2, %3, Modell %4</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Choose a board and its port</source>
        <translation>Ein Board und seinen Anschluss wählen</translation>
    </message>
</context>
<context>
    <name>tmw::ui::StatusFit</name>
    <message>
        <source>Flash</source>
        <translation>Flash</translation>
    </message>
    <message>
        <source>RAM</source>
        <translation>RAM</translation>
    </message>
    <message>
        <source>Fit on %1: %2, %3</source>
        <translation>Platz auf %1: %2, %3</translation>
    </message>
    <message>
        <source>%1 of %2 KB</source>
        <translation>%1 von %2 KB</translation>
    </message>
    <message>
        <source>%1, computed for %2. Opens the Model page.</source>
        <translation>%1, für %2 berechnet. Öffnet die Seite Modell.</translation>
    </message>
</context>
<context>
    <name>tmw::ui::StatusJob</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops what is at work (Esc)</source>
        <translation>Stoppt die laufende Arbeit (Esc)</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>Alle Arbeiten</translation>
    </message>
    <message>
        <source>No job running</source>
        <translation>Keine Arbeit läuft</translation>
    </message>
    <message>
        <source>%1: stopping</source>
        <translation>%1: stoppt</translation>
    </message>
    <message>
        <source>%1  %2 left</source>
        <translation>%1  noch %2</translation>
    </message>
    <message>
        <source>Cancel: %1 %2</source>
        <translation>Abbrechen: %1 %2</translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>Herausnehmen: %1</translation>
    </message>
</context>
<context>
    <name>tmw::ui::TflitePage</name>
    <message>
        <source>Model file</source>
        <translation>Modelldatei</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operatoren</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>Tensoren</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Boards</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open another...</source>
        <translation>Andere öffnen...</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Das Modell wird gelesen</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>It cannot run on a board</source>
        <translation>Es läuft auf keinem Board</translation>
    </message>
    <message>
        <source>Use as network</source>
        <translation>Als Netz verwenden</translation>
    </message>
    <message>
        <source>Its layers and weights become the project&apos;s network, which is trained on</source>
        <translation>Seine Schichten und Gewichte werden das Netz des Projekts, das weiter trainiert wird</translation>
    </message>
    <message>
        <source>Open a project with data of the shape that the model takes</source>
        <translation>Öffnen Sie ein Projekt mit Daten der Form, die das Modell nimmt</translation>
    </message>
    <message>
        <source>It cannot be the project&apos;s network</source>
        <translation>Es kann nicht das Netz des Projekts sein</translation>
    </message>
    <message>
        <source>Use with a new last layer</source>
        <translation>Mit neuer letzter Schicht verwenden</translation>
    </message>
    <message>
        <source>Compare with...</source>
        <translation>Vergleichen mit...</translation>
    </message>
    <message>
        <source>Count instructions</source>
        <translation>Instruktionen zählen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Innenansicht</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Two models</source>
        <translation>Zwei Modelle</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Lockstep</source>
        <translation>Gleichschritt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Counting instructions</source>
        <translation>Instruktionen zählen</translation>
    </message>
    <message>
        <source>Instructions could not be counted</source>
        <translation>Die Instruktionen ließen sich nicht zählen</translation>
    </message>
    <message>
        <source>What each operator takes on an emulated %1</source>
        <translation>Was jeder Operator auf einem emulierten %1 braucht</translation>
    </message>
    <message>
        <source>Compare with another model</source>
        <translation>Mit einem anderen Modell vergleichen</translation>
    </message>
    <message>
        <source>TensorFlow Lite models (*.tflite);;All files (*)</source>
        <translation>TensorFlow-Lite-Modelle (*.tflite);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>tmw::ui::TrainCurves</name>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Log loss axis</source>
        <translation>Verlustachse logarithmisch</translation>
    </message>
    <message>
        <source>Loss over epochs</source>
        <translation>Verlust über die Epochen</translation>
    </message>
    <message>
        <source>Metric over epochs</source>
        <translation>Metrik über die Epochen</translation>
    </message>
    <message>
        <source>Nothing trained yet</source>
        <translation>Noch nichts trainiert</translation>
    </message>
    <message>
        <source>Press Train: the curves grow epoch by epoch.</source>
        <translation>„Trainieren“ drücken: Die Kurven wachsen Epoche für Epoche.</translation>
    </message>
    <message>
        <source>Loss (%1)</source>
        <translation>Verlust (%1)</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>Genauigkeit (%)</translation>
    </message>
    <message>
        <source>MAE (scaled)</source>
        <translation>MAE (skaliert)</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>Validierung %1</translation>
    </message>
    <message>
        <source>train %1</source>
        <translation>Training %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>now, epoch %1</source>
        <translation>jetzt, Epoche %1</translation>
    </message>
    <message>
        <source>best: epoch %1, %2</source>
        <translation>beste: Epoche %1, %2</translation>
    </message>
    <message>
        <source>%1, measured</source>
        <translation>%1, gemessen</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>Exponential moving average: %1 of the value before, %2 of the new one. What was measured stays, faint.</source>
        <translation>Exponentiell gleitender Mittelwert: %1 vom Wert davor, %2 vom neuen. Das Gemessene bleibt blass dahinter.</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>What the lower plot shows</source>
        <translation>Was die untere Kurve zeigt</translation>
    </message>
    <message>
        <source>Lower plot</source>
        <translation>Untere Kurve</translation>
    </message>
    <message>
        <source>Rate (no unit)</source>
        <translation>Lernrate (ohne Einheit)</translation>
    </message>
    <message>
        <source>Gradient (no unit)</source>
        <translation>Gradient (ohne Einheit)</translation>
    </message>
</context>
<context>
    <name>tmw::ui::TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Neu trainieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Lauf</translation>
    </message>
    <message>
        <source>Last training</source>
        <translation>Letztes Training</translation>
    </message>
    <message>
        <source>Settings of the next run</source>
        <translation>Einstellungen des nächsten Laufs</translation>
    </message>
    <message>
        <source>There is no run to go on from.</source>
        <translation>Es gibt keinen Lauf, der sich fortsetzen ließe.</translation>
    </message>
    <message>
        <source>The data changed since run %1.</source>
        <translation>Die Daten haben sich seit Lauf %1 geändert.</translation>
    </message>
    <message>
        <source>Run %1 has done its %2 epochs. Set Epochs above that to go on.</source>
        <translation>Lauf %1 hat seine %2 Epochen durchlaufen. Zum Fortsetzen die Epochen darüber setzen.</translation>
    </message>
    <message>
        <source>There are no samples to train on yet.</source>
        <translation>Es gibt noch keine Proben zum Trainieren.</translation>
    </message>
    <message>
        <source>At epoch %1 of %2.</source>
        <translation>In Epoche %1 von %2.</translation>
    </message>
    <message>
        <source>Best validation loss %1 at epoch %2.</source>
        <translation>Bester Validierungsverlust %1 in Epoche %2.</translation>
    </message>
    <message>
        <source>%1 training samples. Nothing trained yet.</source>
        <translation>%1 Trainingsproben. Noch nichts trainiert.</translation>
    </message>
    <message>
        <source>Run %1 is chosen: best loss %2 at epoch %3.</source>
        <translation>Lauf %1 ist gewählt: bester Verlust %2 in Epoche %3.</translation>
    </message>
    <message>
        <source>The settings changed since.</source>
        <translation>Die Einstellungen haben sich seitdem geändert.</translation>
    </message>
    <message>
        <source>The data changed since.</source>
        <translation>Die Daten haben sich seitdem geändert.</translation>
    </message>
    <message>
        <source>Stop and keep best</source>
        <translation>Stoppen und Bestes behalten</translation>
    </message>
    <message>
        <source>Stopping: the epoch at work ends first.</source>
        <translation>Stoppt: Die laufende Epoche wird noch beendet.</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>Zu den Daten</translation>
    </message>
    <message>
        <source>Continue to Evaluate</source>
        <translation>Weiter zur Auswertung</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>Run %1 was trained on other data. Its curves are kept; the next steps need a run on the present data.</source>
        <translation>Lauf %1 wurde mit anderen Daten trainiert. Seine Kurven bleiben; die nächsten Schritte brauchen einen Lauf mit den jetzigen Daten.</translation>
    </message>
    <message>
        <source>%1 samples/s</source>
        <translation>%1 Proben/s</translation>
    </message>
    <message>
        <source>%1 M samples/s</source>
        <translation>%1 Mio. Proben/s</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>skaliert</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>Läuft jetzt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Beste Epoche</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Einreihen</translation>
    </message>
    <message>
        <source>Trains with the settings as they are now, after the run at work</source>
        <translation>Trainiert mit den jetzigen Einstellungen, nach dem laufenden Lauf</translation>
    </message>
    <message>
        <source>Train is out of date</source>
        <translation>Das Training ist veraltet</translation>
    </message>
    <message>
        <source>Run %1 has other layers than the page Model now. Its curves are kept; the next steps go on with it.</source>
        <translation>Lauf %1 hat andere Schichten, als jetzt auf der Seite Modell stehen. Seine Kurven bleiben; die nächsten Schritte arbeiten mit ihm weiter.</translation>
    </message>
    <message>
        <source>Find rate</source>
        <translation>Lernrate suchen</translation>
    </message>
    <message>
        <source>Tries growing learning rates on new weights and suggests one</source>
        <translation>Versucht wachsende Lernraten an neuen Gewichten und schlägt eine vor</translation>
    </message>
    <message>
        <source>Clip at 1</source>
        <translation>Bei 1 begrenzen</translation>
    </message>
    <message>
        <source>This training may not be of use</source>
        <translation>Dieses Training nützt vielleicht nichts</translation>
    </message>
    <message>
        <source>Rate at end</source>
        <translation>Rate am Ende</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>A training was interrupted</source>
        <translation>Ein Training wurde unterbrochen</translation>
    </message>
    <message>
        <source>It had done %1 of %2 epochs, and goes on from there as if it had not stopped.</source>
        <translation>Es hatte %1 von %2 Epochen gemacht und geht von dort weiter, als hätte es nicht aufgehört.</translation>
    </message>
    <message>
        <source>seed %1, quantization-aware from epoch %2</source>
        <translation>Seed %1, quantisierungsbewusst ab Epoche %2</translation>
    </message>
    <message>
        <source>It had done all of its %1 epochs and was not yet kept as a run.</source>
        <translation>Es hatte alle seine %1 Epochen hinter sich und war noch nicht als Lauf behalten.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>tmw::ui::WeightsPanel</name>
    <message>
        <source>Constant</source>
        <translation>Konstante</translation>
    </message>
    <message>
        <source>Value (no unit)</source>
        <translation>Wert (ohne Einheit)</translation>
    </message>
    <message>
        <source>Values (count)</source>
        <translation>Werte (Anzahl)</translation>
    </message>
    <message>
        <source>Histogram of a constant</source>
        <translation>Histogramm einer Konstante</translation>
    </message>
    <message>
        <source>No constants</source>
        <translation>Keine Konstanten</translation>
    </message>
    <message>
        <source>Choose an operator that has weights</source>
        <translation>Einen Operator mit Gewichten wählen</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>%1 of %2: blue above 0, orange below</source>
        <translation>%1 zu %2: blau über 0, orange darunter</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>1 value</source>
        <translation>1 Wert</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 Werten</translation>
    </message>
</context>
<context>
    <name>tmw::ui::Workflow</name>
    <message>
        <source>Reading data</source>
        <translation>Daten lesen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Converting and comparing</source>
        <translation>Umwandeln und vergleichen</translation>
    </message>
    <message>
        <source>Counting instructions</source>
        <translation>Instruktionen zählen</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Remove data</source>
        <translation>Daten entfernen</translation>
    </message>
    <message>
        <source>Training, %1, seed %2</source>
        <translation>Training, %1, Seed %2</translation>
    </message>
    <message>
        <source>Testing learning rates</source>
        <translation>Lernraten werden versucht</translation>
    </message>
    <message>
        <source>Delete run %1</source>
        <translation>Lauf %1 löschen</translation>
    </message>
    <message>
        <source>Note on run %1</source>
        <translation>Notiz zu Lauf %1</translation>
    </message>
    <message>
        <source>Taking the network over</source>
        <translation>Netz wird übernommen</translation>
    </message>
    <message>
        <source>Use a model as network</source>
        <translation>Modell als Netz verwenden</translation>
    </message>
</context>
</TS>
