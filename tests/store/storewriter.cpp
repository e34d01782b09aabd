// SPDX-License-Identifier: GPL-3.0-or-later
// A process for the tests: does one thing to a store, and says what was acknowledged, a line each.
//   storewriter append STORE RUN COUNT    appends; prints each seq after the store took it
//   storewriter lease STORE RUN           takes the lease, prints "taken", and waits for its input to end
//   storewriter open STORE                prints the error's code, or "ok"
#include "store/storesamples.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <cstdio>
#include <unistd.h>

using namespace muster;

namespace
{

void say(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    if (::write(STDOUT_FILENO, bytes.constData(), size_t(bytes.size())) < 0)
        ::_exit(9);
}

int refused(const Error &error)
{
    say(u"error " + error.code);
    return 1;
}

int append(Store &store, const QString &runId, int count)
{
    if (const Done put = store.putRun(samples::summary(runId)); !put)
        return refused(put.error());
    const auto before = store.journal(runId);
    if (!before)
        return refused(before.error());
    samples::Chain chain = before->isEmpty() ? samples::Chain(runId) : samples::Chain(runId, before->last());
    for (int i = 0; i < count; ++i) {
        const JournalEntry entry = chain.next();
        if (const Done done = store.append(runId, entry); !done)
            return refused(done.error());
        say(QString::number(entry.seq));
    }
    return 0;
}

int lease(Store &store, const QString &runId)
{
    if (const Done put = store.putRun(samples::summary(runId)); !put)
        return refused(put.error());
    if (const Done taken = store.takeLease(runId); !taken)
        return refused(taken.error());
    say(QStringLiteral("taken"));
    while (std::getchar() != EOF) {
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString user = qEnvironmentVariable("STOREWRITER_UID"); // root may write everywhere
    if (!user.isEmpty() && (::setgid(gid_t(user.toInt())) != 0 || ::setuid(uid_t(user.toInt())) != 0))
        return 8;
    auto store = openStore(arguments.value(2));
    if (!store)
        return refused(store.error());
    if (arguments.value(1) == u"append")
        return append(**store, arguments.value(3), arguments.value(4).toInt());
    if (arguments.value(1) == u"lease")
        return lease(**store, arguments.value(3));
    say(QStringLiteral("ok"));
    return 0;
}
