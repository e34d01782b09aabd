// SPDX-License-Identifier: GPL-3.0-or-later
// How alike two texts are, and due dates as people write them.
#include "domain/duedate.h"
#include "domain/likeness.h"

#include <QTest>

using namespace muster;

class LikenessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dueDates_data();
    void dueDates();
    void likeness_data();
    void likeness();
};

void LikenessTest::dueDates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("date"); // invalid: unreadable
    const QDate day(2026, 12, 3);
    for (const char *text : {"2026-12-03", "2026/12/3", " 2026-12-03 ", "2026-12-03T10:00:00Z", "2026-12-03 10:00", "3.12.2026",
                             "03. 12. 2026", "3 Dec 2026", "3 December 2026", "December 3, 2026", "Dec 3rd 2026", "Thu, 3 Dec 2026",
                             "3-Dec-2026", "DEC. 3, 2026"})
        QTest::newRow(text) << QString::fromUtf8(text) << day;
    QTest::newRow("month first, no other reading") << u"12/13/2026"_qs << QDate(2026, 12, 13);
    QTest::newRow("day first, no other reading") << u"13/12/2026"_qs << QDate(2026, 12, 13);
    QTest::newRow("both the same") << u"5/5/2026"_qs << QDate(2026, 5, 5);
    QTest::newRow("a month") << u"February 2028"_qs << QDate(2028, 2, 29);
    for (const char *text : {"", "soon", "3/4/2026", "2026-02-30", "30.2.2026", "Q1 2027", "within 30 days", "next exercise", "M 2026",
                             "99 Dec 2026", "2026", "0000-00-00", "📅"})
        QTest::newRow(qPrintable(u"none: "_qs + QString::fromUtf8(text))) << QString::fromUtf8(text) << QDate();
}

void LikenessTest::dueDates()
{
    QFETCH(QString, text);
    QFETCH(QDate, date);
    QCOMPARE(dueDate(text).value_or(QDate()), date);
}

void LikenessTest::likeness_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("alike");
    const auto row = [](const char *a, const char *b, bool alike) {
        QTest::newRow(a) << QString::fromUtf8(a) << QString::fromUtf8(b) << alike;
    };
    row("Nobody knows who approves the failover", "Unclear who may approve a failover", true);
    row("No password for the vault", "Vault password is missing", true);
    row("The runbook for PostgreSQL failover is out of date", "Runbook of the postgres failover outdated", true);
    row("Status page credentials were lost", "Lost the credentials of the status page", true);
    row("Kontaktliste ist veraltet", "Die Kontaktlisten sind veraltet", true);
    row("Escalation list is out of date", "ESCALATION LIST IS OUT-OF-DATE!", true);
    row("Résumé of the on-call plan missing", "resume of the on call plan missing", true);
    row("備份還原程序沒有文件", "備份還原程序沒有文件記錄", true);
    row("DNS TTL is a day", "The coffee machine is broken", false);
    row("No password for the vault", "No one has the phone number of legal", false);
    row("Backup of Redis was never tested", "The status page is served from the same region", false);
    row("Runbook is missing a step for the load balancer", "Nobody could reach the vendor's hotline", false);
    row("Backup job alerts go to a mailbox that nobody reads", "Backups are kept in the same account as production", false);
    row("Restore took 4 hours", "Failover took 20 minutes", false);
    row("…", "!!!", false);
}

void LikenessTest::likeness()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, alike);
    const TextShape one(a);
    const TextShape two(b);
    const double value = one.likeness(two);
    QCOMPARE(two.likeness(one), value);
    QVERIFY2((value >= alikeFrom) == alike, qPrintable(u"%1: %2 / %3"_qs.arg(value).arg(a, b)));
    LikenessIndex index;
    index.add(TextShape(u"something else altogether"_qs));
    index.add(one);
    const auto found = index.alike(two, 0.01);
    if (value >= 0.01) {
        QCOMPARE(found.last().number, 1);
        QCOMPARE(found.last().likeness, value);
    }
    QVERIFY(one.likeness(one) == (one.likeness(one) > 0 ? 1.0 : 0.0));
}

QTEST_GUILESS_MAIN(LikenessTest)
#include "tst_likeness.moc"
