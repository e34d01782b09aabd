// SPDX-License-Identifier: GPL-3.0-or-later
// The action "wait": until a time, or for a duration. It says that it only waits.
#include "command/actions.h"
#include "command/parameters.h"
#include "process/childprocess.h"

#include <QElapsedTimer>

#include <algorithm>

#include <poll.h>

namespace muster
{

namespace
{

struct WaitWish
{
    std::optional<Milliseconds> duration;
    QDateTime until;
};

Result<WaitWish> readWish(const QJsonObject &params, const QDateTime &now)
{
    const QJsonValue duration = params.value(QStringLiteral("for"));
    const QJsonValue until = params.value(QStringLiteral("until"));
    const QString hint = CommandText::tr("Write \"for\": \"5m\" (a bare number is minutes), or \"until\": \"14:30\".");
    WaitWish wish;
    if (duration.isUndefined() == until.isUndefined())
        return fail(badParameter({}, CommandText::tr("Waiting needs either “for” or “until”."), hint));
    if (isUnfilled(duration) || isUnfilled(until))
        return wish;
    if (!duration.isUndefined()) {
        const Result<Milliseconds> parsed =
            parseDuration(duration.isDouble() ? QString::number(duration.toDouble()) : duration.toString());
        if (!parsed)
            return fail(badParameter(QStringLiteral("/for"), parsed.error().message, hint));
        wish.duration = *parsed;
        return wish;
    }
    const QString text = until.toString().trimmed();
    for (const QString &format : {QStringLiteral("H:mm"), QStringLiteral("H:mm:ss")}) {
        const QTime time = QTime::fromString(text, format);
        if (time.isValid())
            wish.until = QDateTime(now.toLocalTime().date(), time);
    }
    if (!wish.until.isValid())
        wish.until = QDateTime::fromString(text, Qt::ISODate);
    if (wish.until.isValid())
        return wish;
    return fail(badParameter(QStringLiteral("/until"), CommandText::tr("“%1” is not a time of day or a date with time.").arg(text), hint));
}

QString timeText(const QDateTime &when)
{
    return when.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

class WaitAction final : public Action
{
public:
    Result<ActionOutcome> run(ActionContext &context) override
    {
        const QDateTime start = QDateTime::currentDateTimeUtc();
        const Result<WaitWish> wish = readWish(context.params, start);
        if (!wish)
            return fail(wish.error());
        QElapsedTimer clock;
        clock.start();
        const qint64 whole = left(*wish, 0);
        qint64 told = -1;
        for (qint64 ms = whole; ms > 0; ms = left(*wish, clock.elapsed())) {
            if (told < 0 || clock.elapsed() - told >= 1000) {
                told = clock.elapsed();
                tell(context, ms);
            }
            pollfd token{context.cancel.fd(), POLLIN, 0};
            ::poll(&token, 1, int(std::min<qint64>(ms, 500)));
            if (context.cancel.isCancelled())
                return fail(stoppedError());
        }
        return outcomeOf(*wish, whole, Milliseconds(clock.elapsed()));
    }

    Result<QStringList> preview(ActionContext &context) override
    {
        const Result<WaitWish> wish = readWish(context.params, QDateTime::currentDateTimeUtc());
        if (!wish)
            return fail(wish.error());
        return QStringList{wish->duration ? CommandText::tr("wait for %1; nothing is done meanwhile").arg(wordsText(*wish->duration))
                                          : CommandText::tr("wait until %1; nothing is done meanwhile").arg(timeText(wish->until))};
    }

private:
    // A time of day is looked at by the wall clock, again and again: it may be set.
    static qint64 left(const WaitWish &wish, qint64 elapsed)
    {
        return wish.duration ? wish.duration->count() - elapsed : QDateTime::currentDateTimeUtc().msecsTo(wish.until);
    }
    static void tell(ActionContext &context, qint64 leftMs)
    {
        event::StepProgressed progress;
        progress.leftMs = leftMs;
        progress.what = CommandText::tr("waiting; nothing is done meanwhile");
        context.host.progress(progress);
    }
    static ActionOutcome outcomeOf(const WaitWish &wish, qint64 whole, Milliseconds took)
    {
        ActionOutcome outcome;
        if (!wish.duration && whole <= 0)
            outcome.message = CommandText::tr("Did not wait: %1 had passed.").arg(timeText(wish.until));
        else
            outcome.message = CommandText::tr("Only waited, for %1; nothing was done or checked.").arg(wordsText(took));
        outcome.values = {{QStringLiteral("waited_seconds"), double(took.count()) / 1000.0}};
        return outcome;
    }
};

} // namespace

ActionType waitActionType()
{
    ActionType type{QStringLiteral("wait"), CommandText::tr("Wait"), {}, {QStringLiteral("for"), QStringLiteral("until")},
                    [] { return std::make_unique<WaitAction>(); }};
    type.verify = [](const QJsonObject &params) -> Done {
        const Result<WaitWish> wish = readWish(params, QDateTime::currentDateTimeUtc());
        return wish ? Done() : fail(wish.error());
    };
    return type;
}

} // namespace muster
