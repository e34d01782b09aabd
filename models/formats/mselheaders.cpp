// SPDX-License-Identifier: GPL-3.0-or-later
// Source of the first ten: HSEEP, master scenario events list; the others: Crucible Blueprint, OpenBAS and
// lists that circulate.
#include "formats/mselheaders.h"

#include <QHash>

namespace muster
{

namespace
{

struct Row
{
    MselField field;
    int rank;
    const char *headers; // keys, separated by blanks
};

const QVector<Row> &rows()
{
    static const QVector<Row> table{
        {MselField::Number, 1, "eventnumber"},
        {MselField::Number, 2,
         "injectnumber injectno injectid eventno eventid number no nr seqno sequence sequencenumber "
         "mselnumber"},
        {MselField::Number, 3, "controlnumber id ref reference nummer"},
        {MselField::At, 1, "designatedscenariotime"},
        {MselField::At, 2,
         "tplusmin tplusminutes tplus tplushours tplusmm time scenariotime deliverytime exercisetime "
         "eventtime injecttime plannedtime starttime offset elapsed at"},
        {MselField::At, 3, "zeit uhrzeit heure horaire hour when"},
        {MselField::Type, 1, "eventtype"},
        {MselField::Type, 2, "injecttype type kind category"},
        {MselField::Mode, 1, "injectmode"},
        {MselField::Mode, 2,
         "mode delivery deliverymethod method deliverymode injectmethod means medium channel"},
        {MselField::From, 1, "from"},
        {MselField::From, 2, "originator sender source injectfrom deliveredby"},
        {MselField::From, 3, "von de expediteur absender"},
        {MselField::To, 1, "to"},
        {MselField::To, 2, "recipient recipients recipientplayers injectto audience player players"},
        {MselField::To, 3, "assignedto assignedteam team teams an empfanger destinataire"},
        {MselField::Message, 1, "message"},
        {MselField::Message, 2,
         "description title inject injecttext injectdescription eventdescription event messagetext summary "
         "details subject"},
        {MselField::Message, 3, "nachricht beschreibung text content"},
        {MselField::ExpectedResponse, 1, "expectedparticipantresponse"},
        {MselField::ExpectedResponse, 2,
         "expectedresponse expectedactions expectedaction expectedplayeraction expectedplayeractions "
         "expectedplayerresponse expectedoutcome expectedoutcomes anticipatedresponse"},
        {MselField::Objective, 1, "exerciseobjective"},
        {MselField::Objective, 2,
         "objective objectives exerciseobjectives relatedobjective relatedobjectives"},
        {MselField::Objective, 3, "goal ziel objectif"},
        {MselField::Notes, 1, "notes"},
        {MselField::Notes, 2,
         "evaluationnotes facilitatornotes controllernotes evaluatornotes comments comment remarks remark "
         "note"},
        {MselField::Artifacts, 1, "artifacts"},
        {MselField::Artifacts, 2, "artifact attachments attachment files documents props artefacts"},
        {MselField::Scenario, 1, "scenario"},
        {MselField::Scenario, 2, "scenarioname storyline"}};
    return table;
}

QHash<QString, KnownHeader> makeIndex()
{
    QHash<QString, KnownHeader> index;
    for (const Row &row : rows()) {
        for (const QString &key : QString::fromLatin1(row.headers).split(u' '))
            index.insert(key, {row.field, row.rank});
    }
    return index;
}

// Headers that nobody has listed, by a word in them.
KnownHeader likely(const QString &key)
{
    static const QStringList no{QStringLiteral("actual"),   QStringLiteral("status"),
                                QStringLiteral("duration"), QStringLiteral("zone"),
                                QStringLiteral("end"),      QStringLiteral("complet"),
                                QStringLiteral("entered")};
    for (const QString &word : no) {
        if (key.contains(word))
            return {};
    }
    static const QVector<std::pair<QString, MselField>> words{
        {QStringLiteral("expected"), MselField::ExpectedResponse},
        {QStringLiteral("objective"), MselField::Objective},
        {QStringLiteral("message"), MselField::Message},
        {QStringLiteral("description"), MselField::Message},
        {QStringLiteral("recipient"), MselField::To},
        {QStringLiteral("note"), MselField::Notes},
        {QStringLiteral("comment"), MselField::Notes},
        {QStringLiteral("attach"), MselField::Artifacts},
        {QStringLiteral("time"), MselField::At},
        {QStringLiteral("tplus"), MselField::At}};
    for (const auto &[word, field] : words) {
        if (key.contains(word))
            return {field, 4};
    }
    return {};
}

} // namespace

QString headerKey(const QString &header)
{
    QString key;
    for (const QChar c : header.normalized(QString::NormalizationForm_KD)) {
        if (c.isLetterOrNumber())
            key += c.toLower();
        else if (c == u'#')
            key += QLatin1String("number");
        else if (c == u'+')
            key += QLatin1String("plus");
    }
    return key;
}

KnownHeader knownHeader(const QString &header)
{
    static const QHash<QString, KnownHeader> index = makeIndex();
    const QString key = headerKey(header);
    if (key.isEmpty())
        return {};
    const auto found = index.constFind(key);
    return found != index.constEnd() ? *found : likely(key);
}

std::optional<EventType> eventTypeOf(const QString &text)
{
    const QString key = headerKey(text);
    if (key.contains(u"contingency") || key == u"contingent")
        return EventType::Contingency;
    if (key.contains(u"expected"))
        return EventType::ExpectedAction;
    static const QStringList injects{QString(),
                                     QStringLiteral("inject"),
                                     QStringLiteral("injection"),
                                     QStringLiteral("event"),
                                     QStringLiteral("keyevent"),
                                     QStringLiteral("keyinject"),
                                     QStringLiteral("administrative"),
                                     QStringLiteral("contextual"),
                                     QStringLiteral("startex"),
                                     QStringLiteral("endex")};
    return injects.contains(key) ? std::optional(EventType::Inject) : std::nullopt;
}

bool isEventType(const QString &text)
{
    return eventTypeOf(text).has_value();
}

QString eventTypeWord(EventType type)
{
    switch (type) {
    case EventType::Contingency:
        return QStringLiteral("Contingency Inject");
    case EventType::ExpectedAction:
        return QStringLiteral("Expected Action");
    case EventType::Inject:
        break;
    }
    return QStringLiteral("Inject");
}

const QVector<std::pair<MselField, QString>> &hseepColumns()
{
    static const QVector<std::pair<MselField, QString>> columns{
        {MselField::Number, QStringLiteral("Event Number")},
        {MselField::At, QStringLiteral("Designated Scenario Time")},
        {MselField::Type, QStringLiteral("Event Type")},
        {MselField::Mode, QStringLiteral("Inject Mode")},
        {MselField::From, QStringLiteral("From")},
        {MselField::To, QStringLiteral("To")},
        {MselField::Message, QStringLiteral("Message")},
        {MselField::ExpectedResponse, QStringLiteral("Expected Participant Response")},
        {MselField::Objective, QStringLiteral("Exercise Objective")},
        {MselField::Notes, QStringLiteral("Notes")}};
    return columns;
}

} // namespace muster
