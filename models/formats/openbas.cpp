// SPDX-License-Identifier: GPL-3.0-or-later
// Source of the keys: OpenBAS-Platform/openbas, the scenario export and its importer.
#include "formats/openbas.h"

#include "domain/tabletop.h"
#include "formats/importwords.h"
#include "formats/openbastext.h"
#include "formats/planjson.h"
#include "formats/zipmembers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

namespace muster
{

namespace
{

// Takes an object apart; what nobody took is left over.
class Taker
{
public:
    explicit Taker(const QJsonObject &object) : m_left(object) {}
    QJsonValue take(const QString &key) { return m_left.take(key); }
    QString text(const QString &key) { return take(key).toString().trimmed(); }
    [[nodiscard]] const QJsonObject &left() const { return m_left; }

private:
    QJsonObject m_left;
};

bool saysNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty()) ||
           (value.isObject() && value.toObject().isEmpty()) || (value.isBool() && !value.toBool()) ||
           (value.isDouble() && value.toDouble() == 0);
}

QString idIn(const QJsonValue &value, const QString &key)
{
    return value.isObject() ? value.toObject().value(key).toString() : value.toString();
}

class OpenBasImporter
{
public:
    explicit OpenBasImporter(const QJsonObject &json)
        : m_top(json), m_prefix(json.contains(u"scenario_information") ? QStringLiteral("scenario")
                                                                       : QStringLiteral("exercise"))
    {
    }

    Imported run()
    {
        m_result.form = QStringLiteral("openbas");
        m_result.plan.kind = PlanKind::Tabletop;
        readTags();
        readNames(QStringLiteral("teams"), QStringLiteral("team"), &m_teams);
        readNames(QStringLiteral("audiences"), QStringLiteral("audience"), &m_teams);
        readNames(QStringLiteral("documents"), QStringLiteral("document"), &m_documents);
        readInformation();
        readUsers();
        readObjectives();
        readInjects();
        leave(QString(), m_top.left());
        for (auto it = m_left.cbegin(); it != m_left.cend(); ++it)
            m_result.notes.dropped.append(
                it.value() > 1 ? QStringLiteral("%1 (%2×)").arg(it.key()).arg(it.value()) : it.key());
        m_tabletop.scenarios.append(m_scenario);
        m_result.plan = withTabletop(m_result.plan, m_tabletop);
        return std::move(m_result);
    }

private:
    [[nodiscard]] QString key(const QString &word) const { return m_prefix + u'_' + word; }

    void taken(const QString &from, const QString &as, const QString &remark = {})
    {
        m_result.notes.taken.append({from, as, remark});
    }

    void leave(const QString &path, const QJsonObject &left)
    {
        for (auto it = left.begin(); it != left.end(); ++it) {
            if (!saysNothing(it.value()) && it.key() != u"export_version")
                ++m_left[path + it.key()];
        }
    }

    void readTags()
    {
        for (const QJsonValue &value : m_top.take(key(QStringLiteral("tags"))).toArray())
            m_tags.insert(value.toObject().value(u"tag_id").toString(),
                          value.toObject().value(u"tag_name").toString());
    }

    // [{team_id, team_name, …}]: by id
    void readNames(const QString &list, const QString &word, QMap<QString, QString> *names)
    {
        const QString path = key(list);
        const QJsonArray array = m_top.take(path).toArray();
        for (const QJsonValue &value : array) {
            Taker one(value.toObject());
            const QString id = one.text(word + QStringLiteral("_id"));
            names->insert(id, one.text(word + QStringLiteral("_name")));
            leave(path + QStringLiteral("[]."), one.left());
        }
        if (!array.isEmpty())
            taken(path, list == u"documents" ? QStringLiteral("artifacts") : QStringLiteral("to"),
                  importText("by name"));
    }

    void readInformation()
    {
        Taker info(m_top.take(key(QStringLiteral("information"))).toObject());
        Plan &plan = m_result.plan;
        plan.title = info.text(key(QStringLiteral("name")));
        m_scenario.name = plan.title;
        m_scenario.description = plainText(info.text(key(QStringLiteral("description"))));
        m_mailFrom = info.text(key(QStringLiteral("mail_from")));
        taken(key(QStringLiteral("name")), QStringLiteral("title"));
        taken(key(QStringLiteral("description")), QStringLiteral("scenarios[].description"));
        if (!m_mailFrom.isEmpty())
            taken(key(QStringLiteral("mail_from")), QStringLiteral("from"), importText("of every inject"));
        static const QStringList severities{QStringLiteral("low"), QStringLiteral("medium"),
                                            QStringLiteral("high"), QStringLiteral("critical")};
        const QString severityKey = key(QStringLiteral("severity"));
        const QString severity = info.text(severityKey).toLower();
        if (severities.contains(severity)) {
            m_scenario.severity = severity;
            taken(severityKey, QStringLiteral("severity"));
        } else if (!severity.isEmpty()) {
            m_left[QStringLiteral("%1 “%2”").arg(severityKey, severity)] = 1;
        }
        for (const QJsonValue &tag : info.take(key(QStringLiteral("tags"))).toArray()) {
            const QString id = idIn(tag, QStringLiteral("tag_id"));
            plan.tags.append(m_tags.value(id, id));
        }
        leave(key(QStringLiteral("information.")), info.left());
    }

    void readUsers()
    {
        const QString path = key(QStringLiteral("users"));
        const QJsonArray users = m_top.take(path).toArray();
        for (const QJsonValue &value : users) {
            Taker user(value.toObject());
            QStringList names{user.text(QStringLiteral("user_firstname")),
                              user.text(QStringLiteral("user_lastname"))};
            names.removeAll(QString());
            const QString name = names.join(u' ');
            m_result.plan.participants.append(
                {name.isEmpty() ? user.text(QStringLiteral("user_email")) : name, {}, {}});
            user.take(QStringLiteral("user_id"));
            leave(path + QStringLiteral("[]."), user.left());
        }
        if (!users.isEmpty())
            taken(path, QStringLiteral("participants"), importText("names"));
    }

    void readObjectives()
    {
        const QString path = key(QStringLiteral("objectives"));
        const QJsonArray objectives = m_top.take(path).toArray();
        for (const QJsonValue &value : objectives) {
            Taker one(value.toObject());
            one.take(QStringLiteral("objective_id"));
            one.take(QStringLiteral("objective_priority"));
            const QString title = one.text(QStringLiteral("objective_title"));
            const QString more = one.text(QStringLiteral("objective_description"));
            m_tabletop.objectives.append({QStringLiteral("o%1").arg(m_tabletop.objectives.size() + 1),
                                          more.isEmpty() ? title : title + QStringLiteral(": ") + more,
                                          QString(),
                                          {}});
            leave(path + QStringLiteral("[]."), one.left());
        }
        if (!objectives.isEmpty())
            taken(path, QStringLiteral("objectives"));
    }

    void readInjects()
    {
        const QString path = key(QStringLiteral("injects"));
        const QJsonArray injects = m_top.take(path).toArray();
        int place = 0;
        for (const QJsonValue &value : injects)
            m_scenario.injects.append(readInject(value.toObject(), ++place, path + QStringLiteral("[].")));
        std::stable_sort(m_scenario.injects.begin(), m_scenario.injects.end(),
                         [](const Inject &a, const Inject &b) {
                             return a.at.value_or(Milliseconds::max()) < b.at.value_or(Milliseconds::max());
                         });
        for (qsizetype i = 0; i < m_scenario.injects.size(); ++i) {
            m_scenario.injects[i].id = QStringLiteral("i%1").arg(i + 1);
            m_scenario.injects[i].number = QString::number(i + 1);
        }
        if (injects.isEmpty())
            return;
        taken(QStringLiteral("inject_depends_duration"), QStringLiteral("at"), importText("seconds"));
        taken(QStringLiteral("inject_title, inject_content"), QStringLiteral("message"));
        taken(QStringLiteral("inject_description"), QStringLiteral("notes"));
        taken(QStringLiteral("inject_content.expectations"), QStringLiteral("expected_response"));
        taken(QStringLiteral("inject_injector_contract"), QStringLiteral("mode"));
    }

    Inject readInject(const QJsonObject &json, int place, const QString &path)
    {
        Taker one(json);
        Inject inject;
        one.take(QStringLiteral("inject_id"));
        const QJsonValue seconds = one.take(QStringLiteral("inject_depends_duration"));
        if (seconds.isDouble() && std::abs(seconds.toDouble()) < 1e9)
            inject.at = Milliseconds(std::llround(seconds.toDouble() * 1000));
        else
            m_result.notes.problems.append({place, importText("The inject has no time.")});
        inject.from = m_mailFrom;
        inject.mode = readMode(one);
        inject.notes = plainText(one.text(QStringLiteral("inject_description")));
        inject.to = readTeams(one);
        for (const QJsonValue &document : one.take(QStringLiteral("inject_documents")).toArray()) {
            const QString id = idIn(document, QStringLiteral("document_id"));
            inject.artifacts.append(m_documents.value(id, id));
        }
        readContent(one, &inject, path);
        const QJsonValue enabled = one.take(QStringLiteral("inject_enabled"));
        if (enabled.isBool() && !enabled.toBool()) {
            inject.contingency = true;
            m_result.notes.problems.append(
                {place, importText("The inject is switched off; taken as a contingency.")});
        }
        leave(path, one.left());
        return inject;
    }

    QStringList readTeams(Taker &one) const
    {
        QStringList names;
        QJsonArray teams = one.take(QStringLiteral("inject_teams")).toArray();
        for (const QJsonValue &value : one.take(QStringLiteral("inject_audiences")).toArray())
            teams.append(value);
        const bool all = one.take(QStringLiteral("inject_all_teams")).toBool() ||
                         one.take(QStringLiteral("inject_all_audiences")).toBool();
        for (const QJsonValue &team : std::as_const(teams)) {
            const QString id = idIn(team, QStringLiteral("team_id"));
            names.append(m_teams.value(id, id));
        }
        return all ? QStringList(m_teams.values()) : names;
    }

    static QString readMode(Taker &one)
    {
        const QJsonValue contract = one.take(QStringLiteral("inject_injector_contract"));
        QString type = one.text(QStringLiteral("inject_type"));
        if (contract.isObject()) {
            const QString label =
                contract.toObject().value(u"injector_contract_labels").toObject().value(u"en").toString();
            if (!label.isEmpty())
                return label;
            type = contract.toObject().value(u"injector_contract_injector_type").toString();
        }
        for (const QString &maker :
             {QStringLiteral("openbas_"), QStringLiteral("openaev_"), QStringLiteral("openex_")}) {
            if (type.startsWith(maker))
                return type.mid(maker.size());
        }
        return type;
    }

    void readContent(Taker &one, Inject *inject, const QString &path)
    {
        const QJsonValue value = one.take(QStringLiteral("inject_content"));
        Taker content(value.isString() ? QJsonDocument::fromJson(value.toString().toUtf8()).object()
                                       : value.toObject());
        QStringList text{one.text(QStringLiteral("inject_title"))};
        for (const QString &part :
             {QStringLiteral("subject"), QStringLiteral("body"), QStringLiteral("message")}) {
            const QString plain = plainText(content.text(part));
            if (!plain.isEmpty() && !text.contains(plain))
                text.append(plain);
        }
        text.removeAll(QString());
        inject->message = text.join(QStringLiteral("\n\n"));
        QStringList expected;
        for (const QJsonValue &expectation : content.take(QStringLiteral("expectations")).toArray()) {
            Taker each(expectation.toObject());
            QStringList words{each.text(QStringLiteral("expectation_name")),
                              plainText(each.text(QStringLiteral("expectation_description")))};
            words.removeAll(QString());
            expected.append(words.join(QStringLiteral(": ")));
            leave(path + QStringLiteral("inject_content.expectations[]."), each.left());
        }
        inject->expectedResponse = expected.join(u'\n').trimmed();
        leave(path + QStringLiteral("inject_content."), content.left());
    }

    Taker m_top;
    QString m_prefix;
    QMap<QString, QString> m_tags;
    QMap<QString, QString> m_teams;
    QMap<QString, QString> m_documents;
    QMap<QString, int> m_left;
    QString m_mailFrom;
    Scenario m_scenario;
    Tabletop m_tabletop;
    Imported m_result;
};

} // namespace

bool looksLikeOpenBas(const QJsonObject &json)
{
    return json.value(u"scenario_information").isObject() || json.value(u"exercise_information").isObject();
}

Result<Imported> importOpenBas(const QJsonObject &json)
{
    if (!looksLikeOpenBas(json)) {
        return fail(importError(
            "import.not_openbas",
            importText("The file is no OpenBAS export: it has no scenario_information."),
            importText("Export the scenario in OpenBAS, and give the JSON or the ZIP as it is.")));
    }
    return OpenBasImporter(json).run();
}

Result<QByteArray> openBasDocument(const QByteArray &zip)
{
    const auto members = unzip(zip, [](const QString &name) {
        return name.endsWith(u".json", Qt::CaseInsensitive) && !name.contains(u'/');
    });
    if (!members)
        return fail(members.error());
    for (const QByteArray &bytes : members->bytes) {
        const auto json = parseJsonObject(bytes);
        if (json && looksLikeOpenBas(*json))
            return bytes;
    }
    return fail(importError("import.not_openbas", importText("The ZIP holds no OpenBAS export."),
                            importText("Export the scenario in OpenBAS, and give the ZIP as it is.")));
}

} // namespace muster
