// SPDX-License-Identifier: GPL-3.0-or-later
// The action "tcp": does a port take connections?
#include "command/actions.h"
#include "command/parameters.h"
#include "command/transfer.h"

#include <QUrl>

namespace muster
{

namespace
{

constexpr Milliseconds usualTimeout(10000);

Result<TransferWish> readWish(const QJsonObject &params)
{
    const QString host = params.value(QStringLiteral("host")).toString();
    const QJsonValue port = params.value(QStringLiteral("port"));
    const Result<QVector<int>> ports = numbersIn(params, QStringLiteral("port"), 1, 65535);
    if (!ports)
        return fail(ports.error());
    if (ports->size() != 1 && !isUnfilled(port))
        return fail(badParameter(QStringLiteral("/port"), CommandText::tr("“port” must be one number."),
                                 CommandText::tr("Write a number from 1 to 65535.")));
    const Result<Milliseconds> timeout = secondsIn(params, QStringLiteral("timeout_seconds"), usualTimeout);
    if (!timeout)
        return fail(timeout.error());
    TransferWish wish;
    wish.connectOnly = true;
    wish.timeout = *timeout;
    if (isUnfilled(host) || isUnfilled(port))
        return wish;
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(host, QUrl::StrictMode);
    url.setPort(ports->first());
    if (!url.isValid() || url.host().isEmpty())
        return fail(badParameter(QStringLiteral("/host"), CommandText::tr("“%1” is not the name or address of a machine.").arg(host),
                                 CommandText::tr("Write a host name or an IP address, without a port.")));
    wish.url = url.toString();
    return wish;
}

class TcpAction final : public Action
{
public:
    Result<ActionOutcome> run(ActionContext &context) override
    {
        const Result<TransferWish> wish = readWish(context.params);
        if (!wish)
            return fail(wish.error());
        const Result<Transfer> answer = transfer(*wish, context.cancel);
        if (!answer)
            return fail(answer.error());
        ActionOutcome outcome;
        const QUrl url(wish->url);
        outcome.message = CommandText::tr("%1 (%2) takes connections on port %3; this one took %4.")
                              .arg(url.host(), answer->address)
                              .arg(url.port())
                              .arg(wordsText(answer->took));
        outcome.values = {{QStringLiteral("address"), answer->address},
                          {QStringLiteral("connect_ms"), qint64(answer->took.count())}};
        return outcome;
    }
    Result<QStringList> preview(ActionContext &context) override
    {
        const Result<TransferWish> wish = readWish(context.params);
        if (!wish)
            return fail(wish.error());
        const QUrl url(wish->url);
        return QStringList{CommandText::tr("open a TCP connection to %1, port %2, within %3, and close it")
                               .arg(url.host())
                               .arg(url.port())
                               .arg(wordsText(wish->timeout))};
    }
};

} // namespace

ActionType tcpActionType()
{
    ActionType type{QStringLiteral("tcp"),
                    CommandText::tr("Look whether a port takes connections"),
                    {QStringLiteral("host"), QStringLiteral("port")},
                    {QStringLiteral("timeout_seconds")},
                    [] { return std::make_unique<TcpAction>(); }};
    type.verify = [](const QJsonObject &params) -> Done {
        const Result<TransferWish> wish = readWish(params);
        return wish ? Done() : fail(wish.error());
    };
    return type;
}

} // namespace muster
