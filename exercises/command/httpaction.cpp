// SPDX-License-Identifier: GPL-3.0-or-later
// The action "http": does an address answer as it should?
#include "command/actions.h"
#include "command/parameters.h"
#include "command/transfer.h"

#include <QDir>
#include <QUrl>

namespace muster
{

namespace
{

constexpr Milliseconds usualTimeout(30000);

struct HttpWish
{
    TransferWish transfer;
    QVector<int> statuses{200};
    QString contains;
    QRegularExpression matches;
};

Done readUrl(const QJsonObject &params, HttpWish &wish)
{
    const QString text = params.value(QStringLiteral("url")).toString();
    wish.transfer.url = text;
    if (isUnfilled(text))
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const QString pointer = QStringLiteral("/url");
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http" && url.scheme() != u"https"))
        return fail(badParameter(pointer, CommandText::tr("“%1” is not an address that begins with http:// or https://.").arg(text),
                                 CommandText::tr("Write it as in a browser: https://host/path")));
    if (!url.userInfo().isEmpty())
        return fail({QStringLiteral("plan.secret"), CommandText::tr("The address holds a user name or password."),
                     CommandText::tr("Take it out; ask an address that answers without, such as a health check."),
                     Fault::BadInput, pointer, 0, 0});
    return {};
}

Done readMethod(const QJsonObject &params, HttpWish &wish)
{
    const QString method = params.value(QStringLiteral("method")).toString(QStringLiteral("GET")).toUpper();
    if (method != u"GET" && method != u"HEAD" && !isUnfilled(method))
        return fail(badParameter(QStringLiteral("/method"), CommandText::tr("“%1” is not a method that Muster uses.").arg(method),
                                 CommandText::tr("Use GET or HEAD: a drill asks, it does not change.")));
    wish.transfer.head = method == u"HEAD";
    return {};
}

Result<HttpWish> readWish(const QJsonObject &params)
{
    HttpWish wish;
    for (const auto read : {readUrl, readMethod}) {
        if (const Done done = read(params, wish); !done)
            return fail(done.error());
    }
    const Result<QVector<int>> statuses = numbersIn(params, QStringLiteral("expected_status"), 100, 599);
    if (!statuses)
        return fail(statuses.error());
    if (!statuses->isEmpty())
        wish.statuses = *statuses;
    const Result<Milliseconds> timeout = secondsIn(params, QStringLiteral("timeout_seconds"), usualTimeout);
    if (!timeout)
        return fail(timeout.error());
    wish.transfer.timeout = *timeout;
    wish.contains = params.value(QStringLiteral("body_contains")).toString();
    const Result<QRegularExpression> pattern = patternIn(params, QStringLiteral("body_matches"));
    if (!pattern)
        return fail(pattern.error());
    wish.matches = *pattern;
    if (wish.transfer.head && (!wish.contains.isEmpty() || !wish.matches.pattern().isEmpty()))
        return fail(badParameter(QStringLiteral("/method"), CommandText::tr("An answer to HEAD has no body to look at."),
                                 CommandText::tr("Use GET.")));
    wish.transfer.caFile = params.value(QStringLiteral("ca_file")).toString();
    return wish;
}

Result<HttpWish> wishOf(const ActionContext &context)
{
    Result<HttpWish> wish = readWish(context.params);
    if (wish && !wish->transfer.caFile.isEmpty())
        wish->transfer.caFile = QDir(context.run.planFolder).absoluteFilePath(wish->transfer.caFile);
    return wish;
}

Done judge(const HttpWish &wish, const Transfer &answer)
{
    const QString hint = CommandText::tr("Look at the service's log, or try it by hand: curl -i %1").arg(wish.transfer.url);
    if (!wish.statuses.contains(answer.status))
        return fail({QStringLiteral("http.status"),
                     CommandText::tr("%1 answers with status %2; expected is %3.")
                         .arg(wish.transfer.url)
                         .arg(answer.status)
                         .arg(numbersText(wish.statuses)),
                     hint, Fault::Failed});
    const QString body = QString::fromUtf8(answer.body);
    if (!wish.contains.isEmpty() && !body.contains(wish.contains))
        return fail({QStringLiteral("http.body"),
                     CommandText::tr("The answer of %1 does not contain “%2”.").arg(wish.transfer.url, wish.contains), hint,
                     Fault::Failed});
    if (!wish.matches.pattern().isEmpty() && !wish.matches.match(body).hasMatch())
        return fail({QStringLiteral("http.body"),
                     CommandText::tr("The answer of %1 does not match “%2”.").arg(wish.transfer.url, wish.matches.pattern()),
                     hint, Fault::Failed});
    return {};
}

class HttpAction final : public Action
{
public:
    Result<ActionOutcome> run(ActionContext &context) override
    {
        const Result<HttpWish> wish = wishOf(context);
        if (!wish)
            return fail(wish.error());
        const Result<Transfer> answer = transfer(wish->transfer, context.cancel);
        if (!answer)
            return fail(answer.error());
        if (const Done good = judge(*wish, *answer); !good)
            return fail(good.error());
        ActionOutcome outcome;
        outcome.message = CommandText::tr("%1 answered with status %2 after %3.")
                              .arg(wish->transfer.url)
                              .arg(answer->status)
                              .arg(wordsText(answer->took));
        outcome.values = {{QStringLiteral("http_status"), answer->status},
                          {QStringLiteral("body_bytes"), answer->bodyBytes},
                          {QStringLiteral("answer_ms"), qint64(answer->took.count())}};
        return outcome;
    }

    Result<QStringList> preview(ActionContext &context) override
    {
        const Result<HttpWish> wish = wishOf(context);
        if (!wish)
            return fail(wish.error());
        QStringList lines{CommandText::tr("%1 %2 within %3; expected status: %4")
                              .arg(wish->transfer.head ? QStringLiteral("HEAD") : QStringLiteral("GET"), wish->transfer.url,
                                   wordsText(wish->transfer.timeout), numbersText(wish->statuses))};
        if (!wish->contains.isEmpty())
            lines.append(CommandText::tr("the answer has to contain “%1”").arg(wish->contains));
        if (!wish->matches.pattern().isEmpty())
            lines.append(CommandText::tr("the answer has to match “%1”").arg(wish->matches.pattern()));
        return lines;
    }
};

} // namespace

ActionType httpActionType()
{
    ActionType type{QStringLiteral("http"),
                    CommandText::tr("Look whether an address answers"),
                    {QStringLiteral("url")},
                    {QStringLiteral("method"), QStringLiteral("expected_status"), QStringLiteral("body_contains"),
                     QStringLiteral("body_matches"), QStringLiteral("timeout_seconds"), QStringLiteral("ca_file")},
                    [] { return std::make_unique<HttpAction>(); }};
    type.verify = [](const QJsonObject &params) -> Done {
        const Result<HttpWish> wish = readWish(params);
        return wish ? Done() : fail(wish.error());
    };
    return type;
}

} // namespace muster
