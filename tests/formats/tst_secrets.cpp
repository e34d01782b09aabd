// SPDX-License-Identifier: GPL-3.0-or-later
// What is a secret, and what only looks like one.
#include "formats/planjson.h"

#include <QTest>

using namespace muster;

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isSecret");
        const auto row = [](const char *text, bool isSecret) {
            QTest::newRow(text) << QString::fromUtf8(text) << isSecret;
        };
        row("host=h password=x", true);
        row("host=h Password = 'a b'", true);
        row("postgresql://user:pw@host/db", true);
        row("postgres://host/db?user=a&password=b", true);
        row("redis://:pw@localhost:6379", true);
        row("amqp://guest:guest@localhost/", true);
        row("PGPASSWORD=x psql", true);
        row("sslpassword=x", true);
        row("AWS_SECRET_ACCESS_KEY=abc", true);
        row("AWS_SESSION_TOKEN=abc", true);
        row("AKIAIOSFODNN7EXAMPLE", true);
        row("--password=hunter2", true);
        row("--token=abc", true);
        row("REDISCLI_AUTH=x", true);
        row("Authorization: Bearer abc", true);
        row("-----BEGIN RSA PRIVATE KEY-----", true);
        row(":s3,secret_access_key=abc:bucket", true);
        row("password=${PW}", true);

        row("host=h user=u dbname=d", false);
        row("service=prod", false);
        row("postgresql://user@host/db", false);
        row("postgresql://host:5432/db", false);
        row("passfile=/home/u/.pgpass", false);
        row("PGPASSFILE=/home/u/.pgpass", false);
        row("--password-file=/run/secrets/pw", false);
        row("password=", false);
        row("password_encryption=scram-sha-256", false);
        row("s3-backups:postgres/2026", false);
        row("/var/backups/password-app.dump", false);
        row("the password is asked for", false);
        row("2026-11-21T10:00:00", false);
        row("user@example.com", false);
        row("", false);
    }
    void found()
    {
        QFETCH(QString, text);
        QFETCH(bool, isSecret);
        const auto secret = findSecret(text);
        QVERIFY2(secret.has_value() == isSecret, qPrintable(secret.value_or(QStringLiteral("nothing"))));
        if (secret)
            QVERIFY2(!secret->contains(u"hunter2") && !secret->contains(u"abc"),
                     "the secret itself is in the answer");
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
