// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop's report: the source's worked example, random exercises against an independent calculation
// made straight from the plan's JSON, the rating suggested, a session's report.
#include "domain/rating.h"
#include "reports/report.h"
#include "support/samplerecorder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace muster;

namespace
{

// Bodies of a tabletop's plan lie in `extra`: no reader of formats is needed here.
Plan planOf(const QJsonObject &json)
{
    Plan plan;
    plan.kind = PlanKind::Tabletop;
    plan.id = json[u"id"].toString();
    plan.title = json[u"title"].toString();
    plan.date = json[u"date"].toString();
    plan.facilitator = json[u"facilitator"].toString();
    const QJsonArray people = json[u"participants"].toArray();
    for (const QJsonValue &person : people)
        plan.participants.append(person.isString()
                                     ? Participant{person.toString(), {}, {}}
                                     : Participant{person[u"name"].toString(), person[u"role"].toString(), {}});
    for (const QString &key : {u"scenarios"_qs, u"response_steps"_qs, u"gaps"_qs, u"observations"_qs,
                               u"objectives"_qs, u"documents"_qs, u"ground_rules"_qs}) {
        if (json.contains(key))
            plan.extra.insert(key, json[key]);
    }
    return plan;
}

QJsonObject reportOf(const QJsonObject &plan)
{
    return QJsonDocument::fromJson(reportToJson(makePlanReport(planOf(plan)))).object();
}

class Maker
{
public:
    explicit Maker(quint32 seed) : m_random(seed) {}

    QJsonObject exercise()
    {
        QJsonArray scenarios;
        QJsonObject steps;
        const int count = m_random.bounded(4);
        for (int i = 0; i < count; ++i) {
            const QString name = u"Scenario %1"_qs.arg(i);
            QJsonObject scenario{{u"name"_qs, name},
                                 {u"severity"_qs, oneOf({u"low"_qs, u"medium"_qs, u"high"_qs, u"critical"_qs})},
                                 {u"affected_systems"_qs, texts(u"system"_qs)},
                                 {u"description"_qs, u"What has happened %1"_qs.arg(i)},
                                 {u"expected_rto"_qs, number(90)},
                                 {u"expected_rpo"_qs, m_random.bounded(60)},
                                 {u"trigger_conditions"_qs, texts(u"trigger"_qs)},
                                 {u"injects"_qs, injects()}};
            scenarios.append(scenario);
            if (m_random.bounded(8) != 0)
                steps.insert(name, responseSteps());
        }
        QJsonArray gaps;
        for (int i = m_random.bounded(6); i > 0; --i)
            gaps.append(gap(i));
        QJsonArray people;
        for (int i = m_random.bounded(5); i > 0; --i) {
            const QString name = u"Person %1"_qs.arg(i);
            people.append(m_random.bounded(2) != 0 ? QJsonValue(name)
                                                   : QJsonValue(QJsonObject{{u"name"_qs, name}, {u"role"_qs, u"dba"_qs}}));
        }
        return {{u"id"_qs, u"TTX-%1"_qs.arg(m_random.bounded(1000))},
                {u"date"_qs, u"2026-11-%1"_qs.arg(10 + m_random.bounded(19))},
                {u"facilitator"_qs, u"Facilitator"_qs},
                {u"participants"_qs, people},
                {u"scenarios"_qs, scenarios},
                {u"response_steps"_qs, steps},
                {u"gaps"_qs, gaps},
                {u"observations"_qs, texts(u"observed, \"so\" – ✓"_qs)}};
    }

private:
    QString oneOf(const QStringList &texts) { return texts[m_random.bounded(int(texts.size()))]; }

    QJsonArray texts(const QString &word)
    {
        QJsonArray list;
        for (int i = m_random.bounded(4); i > 0; --i)
            list.append(QString(word + u' ' + QString::number(i)));
        return list;
    }

    QJsonValue number(int below) // whole minutes, now and then a half or a quarter
    {
        const int whole = m_random.bounded(below);
        return m_random.bounded(5) == 0 ? QJsonValue(whole + 0.25 * m_random.bounded(4)) : QJsonValue(whole);
    }

    // Dependencies by id on earlier steps, sometimes by the action's words; few enough for brute force.
    QJsonArray responseSteps()
    {
        QJsonArray steps;
        const int count = m_random.bounded(8);
        for (int i = 0; i < count; ++i) {
            QJsonArray needs;
            for (int other = 0; other < i; ++other) {
                if (m_random.bounded(3) == 0)
                    needs.append(m_random.bounded(4) == 0 ? u"  do THING %1"_qs.arg(other) : u"s%1"_qs.arg(other));
            }
            if (m_random.bounded(9) == 0)
                needs.append(u"something else is over"_qs);
            steps.append(QJsonObject{{u"id"_qs, u"s%1"_qs.arg(i)},
                                     {u"action"_qs, u"Do thing %1"_qs.arg(i)},
                                     {u"responsible_role"_qs, u"dba"_qs},
                                     {u"estimated_duration_minutes"_qs, number(30)},
                                     {u"tools_required"_qs, texts(u"tool"_qs)},
                                     {u"dependencies"_qs, needs}});
        }
        return steps;
    }

    QJsonArray injects()
    {
        QJsonArray list;
        for (int i = m_random.bounded(4); i > 0; --i)
            list.append(QJsonObject{{u"id"_qs, u"i%1"_qs.arg(i)},
                                    {u"number"_qs, QString::number(i)},
                                    {u"at"_qs, u"T+%1"_qs.arg(m_random.bounded(90))},
                                    {u"mode"_qs, oneOf({u"phone"_qs, u"e-mail"_qs})},
                                    {u"from"_qs, u"Alerting"_qs},
                                    {u"to"_qs, texts(u"role"_qs)},
                                    {u"message"_qs, u"It is dark, \"quite\" – ✓"_qs},
                                    {u"expected_response"_qs, u"Light"_qs},
                                    {u"contingency"_qs, m_random.bounded(4) == 0},
                                    {u"notes"_qs, u"for the facilitator"_qs},
                                    {u"artifacts"_qs, texts(u"file"_qs)}});
        return list;
    }

    QJsonObject gap(int i)
    {
        QJsonObject json{{u"id"_qs, u"G%1"_qs.arg(i)},
                         {u"description"_qs, u"Gap %1"_qs.arg(i)},
                         {u"category"_qs, u"documentation"_qs},
                         {u"priority"_qs, oneOf({u"P1"_qs, u"P2"_qs, u"P3"_qs})},
                         {u"remediation"_qs, u"Write it down"_qs},
                         {u"owner"_qs, u"Somebody"_qs}};
        if (m_random.bounded(2) != 0)
            json.insert(u"due"_qs, u"2026-12-01"_qs);
        return json;
    }

    QRandomGenerator m_random;
};

// Every chain of dependencies, by trying them all: minutes until step `i` is over.
double longestTo(const QJsonArray &steps, int i)
{
    double before = 0;
    const QJsonArray needs = steps[i][u"dependencies"].toArray();
    for (const QJsonValue &need : needs) {
        bool linked = false;
        for (int other = 0; other < steps.size(); ++other) {
            const QString words = need.toString().trimmed().toLower();
            if (steps[other][u"id"].toString() == need.toString() || steps[other][u"action"].toString().toLower() == words) {
                linked = true;
                before = std::max(before, longestTo(steps, other));
            }
        }
        if (!linked && i > 0) // in free text: the step above
            before = std::max(before, longestTo(steps, i - 1));
    }
    return before + steps[i][u"estimated_duration_minutes"].toDouble();
}

bool hasKeys(const QJsonObject &object, const QStringList &keys)
{
    return QSet<QString>(keys.cbegin(), keys.cend()) == [&object] {
        const QStringList have = object.keys();
        return QSet<QString>(have.cbegin(), have.cend());
    }();
}

// Our own keys beside the source's.
QString checkDetails(const QJsonArray &steps, const QJsonObject &scenario, const QJsonObject &made)
{
    if (!hasKeys(made, {u"name"_qs, u"severity"_qs, u"affected_systems"_qs, u"rto_analysis"_qs, u"response_steps"_qs,
                        u"description"_qs, u"expected_rpo_minutes"_qs, u"trigger_conditions"_qs, u"sequential_minutes"_qs,
                        u"critical_path"_qs, u"unlinked_dependencies"_qs, u"cycle"_qs, u"steps"_qs, u"injects"_qs}))
        return u"a key too many or too few"_qs;
    if (made[u"description"] != scenario[u"description"] || made[u"expected_rpo_minutes"] != scenario[u"expected_rpo"] ||
        made[u"trigger_conditions"] != scenario[u"trigger_conditions"] || !made[u"cycle"].toArray().isEmpty())
        return u"description, RPO, triggers or cycle"_qs;
    QJsonArray unlinked;
    for (int i = 0; i < steps.size(); ++i) {
        QJsonObject step = steps[i].toObject();
        if (step[u"dependencies"].toArray().contains(u"something else is over"_qs))
            unlinked = {u"something else is over"_qs};
        const double estimate = step.take(u"estimated_duration_minutes").toDouble();
        step.insert(u"estimated_minutes"_qs, estimate);
        step.insert(u"earliest_start_minutes"_qs, longestTo(steps, i) - estimate);
        step.insert(u"on_critical_path"_qs, made[u"critical_path"][u"steps"].toArray().contains(step[u"id"]));
        step.insert(u"outcome"_qs, QJsonValue::Null);
        step.insert(u"note"_qs, QString());
        if (made[u"steps"][i].toObject() != step)
            return u"step %1"_qs.arg(i);
    }
    const QJsonArray injects = scenario[u"injects"].toArray();
    for (int i = 0; i < injects.size(); ++i) {
        QJsonObject inject = injects[i].toObject();
        inject.remove(u"notes"_qs);
        inject.insert(u"planned_minutes"_qs, inject.take(u"at").toString().mid(2).toInt());
        inject.insert(u"objective"_qs, QString());
        if (made[u"injects"][i].toObject() != inject)
            return u"inject %1"_qs.arg(i);
    }
    const bool whole = made[u"steps"].toArray().size() == steps.size() && made[u"injects"].toArray().size() == injects.size();
    return whole && made[u"unlinked_dependencies"].toArray() == unlinked ? QString() : u"numbers of rows"_qs;
}

QString checkScenario(const QJsonObject &plan, const QJsonObject &scenario, const QJsonObject &made)
{
    const QString name = scenario[u"name"].toString();
    const QJsonArray steps = plan[u"response_steps"].toObject()[name].toArray();
    double sum = 0;
    double path = 0;
    for (int i = 0; i < steps.size(); ++i) {
        sum += steps[i][u"estimated_duration_minutes"].toDouble();
        path = std::max(path, longestTo(steps, i));
    }
    const double rto = scenario[u"expected_rto"].toDouble();
    const bool met = sum <= rto;
    const double expected = met ? std::ceil(rto) : std::floor(rto);
    const QJsonObject analysis{{u"scenario"_qs, name},
                               {u"expected_rto_minutes"_qs, expected},
                               {u"estimated_time_minutes"_qs, std::ceil(sum)},
                               {u"compliant"_qs, met},
                               {u"gap_minutes"_qs, std::max(0.0, std::ceil(sum) - expected)}};
    if (made[u"rto_analysis"].toObject() != analysis)
        return u"rto_analysis of "_qs + name;
    if (made[u"name"] != scenario[u"name"] || made[u"severity"] != scenario[u"severity"] ||
        made[u"affected_systems"] != scenario[u"affected_systems"] || made[u"response_steps"].toInt() != steps.size())
        return u"keys of "_qs + name;
    const QJsonObject critical = made[u"critical_path"].toObject();
    if (critical[u"minutes"].toDouble() != path || critical[u"compliant"].toBool() != (path <= rto) ||
        critical[u"gap_minutes"].toDouble() != std::max(0.0, path - rto) ||
        made[u"sequential_minutes"].toDouble() != sum)
        return u"critical path of "_qs + name;
    double along = 0; // its steps' estimates add up to it
    const QJsonArray pathSteps = critical[u"steps"].toArray();
    for (const QJsonValue &step : steps) {
        if (pathSteps.contains(step[u"id"]))
            along += step[u"estimated_duration_minutes"].toDouble();
    }
    return along == path ? checkDetails(steps, scenario, made) : u"steps of the critical path of "_qs + name;
}

// Most urgent first, else as they came.
QString checkImprovements(const QJsonArray &gaps, const QJsonArray &made)
{
    QJsonArray expected;
    for (const QString &priority : {u"P1"_qs, u"P2"_qs, u"P3"_qs}) {
        for (const QJsonValue &gap : gaps) {
            if (gap[u"priority"].toString() == priority)
                expected.append(QJsonObject{{u"gap"_qs, gap[u"id"]},
                                            {u"capability"_qs, gap[u"category"]},
                                            {u"issue"_qs, gap[u"description"]},
                                            {u"corrective_action"_qs, gap[u"remediation"]},
                                            {u"element"_qs, u"Planning"_qs},
                                            {u"priority"_qs, priority},
                                            {u"owner"_qs, gap[u"owner"]},
                                            {u"start"_qs, QJsonValue::Null},
                                            {u"due"_qs, gap.toObject().contains(u"due") ? gap[u"due"] : QJsonValue::Null},
                                            {u"status"_qs, u"open"_qs}});
        }
    }
    return made == expected ? QString() : u"improvement plan"_qs;
}

// The exercise's own figure: the scenario that is furthest beyond its objective.
QString checkWorst(const QJsonObject &plan, const QJsonObject &made)
{
    double worst = -1e9;
    QJsonObject rto{{u"target_seconds"_qs, QJsonValue::Null}, {u"measured_seconds"_qs, QJsonValue::Null}, {u"estimated_seconds"_qs, QJsonValue::Null}, {u"status"_qs, u"none"_qs}, {u"source"_qs, QJsonValue::Null}};
    for (const QJsonValue &scenario : plan[u"scenarios"].toArray()) {
        double sum = 0;
        for (const QJsonValue &step : plan[u"response_steps"].toObject()[scenario[u"name"].toString()].toArray())
            sum += step[u"estimated_duration_minutes"].toDouble();
        const double target = scenario[u"expected_rto"].toDouble();
        if (sum - target <= worst)
            continue;
        worst = sum - target;
        rto = {{u"target_seconds"_qs, target * 60}, {u"measured_seconds"_qs, sum * 60}, {u"estimated_seconds"_qs, sum * 60}, {u"status"_qs, sum <= target ? u"met"_qs : u"missed"_qs}, {u"source"_qs, scenario[u"name"]}};
    }
    if (made[u"rto"].toObject() != rto)
        return u"rto"_qs;
    return made[u"verdict"] == u"unknown"_qs && made[u"kind"] == u"tabletop"_qs ? QString() : u"verdict or kind"_qs;
}

QString checkReport(const QJsonObject &plan, const QJsonObject &made)
{
    const QJsonArray scenarios = plan[u"scenarios"].toArray();
    const QJsonArray gaps = plan[u"gaps"].toArray();
    if (made[u"exercise_id"] != plan[u"id"] || made[u"date"] != plan[u"date"] ||
        made[u"facilitator"] != plan[u"facilitator"] || made[u"participants"] != plan[u"participants"] ||
        made[u"participant_count"].toInt() != plan[u"participants"].toArray().size() ||
        made[u"scenario_count"].toInt() != scenarios.size() || made[u"observations"] != plan[u"observations"])
        return u"top-level keys"_qs;
    for (int i = 0; i < scenarios.size(); ++i) {
        const QString wrong = checkScenario(plan, scenarios[i].toObject(), made[u"scenarios"].toArray()[i].toObject());
        if (!wrong.isEmpty())
            return wrong;
    }
    QJsonObject byPriority{{u"P1"_qs, 0}, {u"P2"_qs, 0}, {u"P3"_qs, 0}};
    for (int i = 0; i < gaps.size(); ++i) {
        const QString priority = gaps[i][u"priority"].toString();
        byPriority[priority] = byPriority[priority].toInt() + 1;
        const QJsonObject detail = made[u"gaps"][u"details"][i].toObject();
        for (const QString &key : gaps[i].toObject().keys()) {
            if (detail[key] != gaps[i][key])
                return u"gap's "_qs + key;
        }
    }
    if (made[u"gaps"][u"total"].toInt() != gaps.size() || made[u"gaps"][u"by_priority"].toObject() != byPriority)
        return u"gaps"_qs;
    const QString worst = checkWorst(plan, made);
    return worst.isEmpty() ? checkImprovements(gaps, made[u"improvement_plan"].toArray()) : worst;
}

Report sessionReport(bool anonymous)
{
    using namespace std::chrono_literals;
    const QByteArray body = R"({"scenarios": [{"name": "Outage", "expected_rto": 30,
      "injects": [{"id": "i1", "number": 1, "at": "T+0", "message": "It is dark", "expected_response": "Light", "objective": "O1", "notes": "Wait"},
                  {"id": "i2", "number": 2, "at": "T+5", "message": "Still dark", "expected_response": "Torch", "objective": "O1"},
                  {"id": "c1", "number": "C1", "message": "A hint", "contingency": true}]}],
      "response_steps": {"Outage": [{"id": "a", "action": "Find", "estimated_duration_minutes": 20},
                                    {"id": "b", "action": "Tell", "estimated_duration_minutes": 15}]},
      "observations": ["It was dark before"], "gaps": [{"id": "G0", "description": "Old wires", "priority": "P2"}],
      "objectives": [{"id": "O1", "text": "There is light", "tests": ["power"]}, {"id": "O2", "text": "Unused"}]})";
    Plan plan;
    plan.kind = PlanKind::Tabletop;
    plan.id = u"TTX-1"_qs;
    plan.participants = {{u"Ama Boateng"_qs, u"dba"_qs, {}}};
    plan.extra = QJsonDocument::fromJson(body).object();
    samples::Recorder run(plan, u"run-1"_qs);
    run.add(event::ScenarioStarted{u"Outage"_qs});
    run.after(1min).add(event::InjectReleased{u"Outage"_qs, u"i1"_qs, false, u"1"_qs, {}, {}, {}, u"It is dark"_qs});
    run.after(1min).add(event::InjectAnswered{u"Outage"_qs, u"i1"_qs, u"yes"_qs, {}});
    run.after(4min).add(event::InjectReleased{u"Outage"_qs, u"i2"_qs, false, u"2"_qs, {}, {}, {}, u"Pitch dark now"_qs});
    run.add(event::InjectAnswered{u"Outage"_qs, u"i2"_qs, u"no"_qs, u"Ama Boateng looked for it"_qs});
    run.add(event::ResponseDiscussed{u"Outage"_qs, u"a"_qs, u"agreed"_qs, {}});
    run.add(event::ResponseDiscussed{u"Outage"_qs, u"b"_qs, u"no_answer"_qs, u"nobody knows whom"_qs});
    run.add(event::Noted{u"issue"_qs, u"The torch was empty"_qs, {}, {}, 0});
    run.add(event::Noted{u"decision"_qs, u"Buy batteries"_qs, {}, {}, 0});
    run.add(event::GapRaised{u"G1"_qs, u"No torch"_qs, u"equipment"_qs, u"P1"_qs, u"Buy one"_qs, u"Ama Boateng"_qs, {}, u"open"_qs});
    run.add(event::GapChanged{u"G1"_qs, {{u"objective"_qs, u"O1"_qs}, {u"due"_qs, u"2026-12-01"_qs}}});
    run.add(event::ObjectiveRated{u"O1"_qs, u"S"_qs, u"it was found in the end"_qs});
    run.add(event::LessonsChanged{{{u"went_well"_qs, QJsonArray{u"Calm"_qs}}, {u"next_dates"_qs, u"2027-02-01: again"_qs}}});
    run.add(event::EndAsked{});
    const samples::SampleRun sample = run.done();
    ReportOptions options;
    options.anonymous = anonymous;
    return makeReport(sample.plan, foldAll(sample.plan, sample.entries), sample.entries, options);
}

} // namespace

class TabletopReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workedExample()
    {
        QFile file(qEnvironmentVariable("MUSTER_SOURCE_DIR") +
                   u"/resources/templates/tabletop-primary-database-failure.muster.json"_qs);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject json = reportOf(QJsonDocument::fromJson(file.readAll()).object());
        const QJsonObject first = json[u"scenarios"][0].toObject();
        const QJsonObject analysis = first[u"rto_analysis"].toObject();
        QCOMPARE(analysis[u"estimated_time_minutes"].toInteger(), 25);
        QCOMPARE(analysis[u"expected_rto_minutes"].toInteger(), 30);
        QCOMPARE(analysis[u"compliant"], QJsonValue(true));
        QCOMPARE(analysis[u"gap_minutes"].toInteger(-1), 0);
        QVERIFY(first[u"critical_path"][u"minutes"].toDouble() <= 25);
        QCOMPARE(json[u"gaps"][u"total"].toInt(), 3);
        QCOMPARE(json[u"gaps"][u"by_priority"].toObject(),
                 (QJsonObject{{u"P1"_qs, 2}, {u"P2"_qs, 1}, {u"P3"_qs, 0}}));
        for (const QJsonValue &inject : first[u"injects"].toArray())
            QVERIFY(!inject.toObject().contains(u"notes")); // the facilitator's own
        const QString headline = json[u"headline"].toString();
        QVERIFY2(headline.startsWith(u"By its estimates “") || headline.startsWith(u"By their estimates"), qPrintable(headline));
        QVERIFY2(headline.contains(u"25 min one after another") && headline.contains(u"along the critical path"),
                 qPrintable(headline));
    }

    void randomExercisesAgainstAnIndependentCalculation()
    {
        for (quint32 seed = 1; seed <= 1000; ++seed) {
            const QJsonObject plan = Maker(seed).exercise();
            const QString wrong = checkReport(plan, reportOf(plan));
            QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1: %2"_qs.arg(seed).arg(wrong)));
        }
    }

    void partsOfMinutesAreRoundedOnce()
    {
        const QJsonObject step{{u"action"_qs, u"Wait"_qs}, {u"estimated_duration_minutes"_qs, 2.5}};
        const QJsonObject json = reportOf({{u"scenarios"_qs, QJsonArray{QJsonObject{{u"name"_qs, u"S"_qs}, {u"expected_rto"_qs, 7}}}},
                                           {u"response_steps"_qs, QJsonObject{{u"S"_qs, QJsonArray{step, step, step}}}}});
        const QJsonObject scenario = json[u"scenarios"][0].toObject();
        QCOMPARE(scenario[u"rto_analysis"][u"estimated_time_minutes"].toInteger(), 8); // 7.5, not 6 nor 9
        QCOMPARE(scenario[u"rto_analysis"][u"compliant"], QJsonValue(false));
        QCOMPARE(scenario[u"sequential_minutes"].toDouble(), 7.5);
        QCOMPARE(scenario[u"steps"][0][u"estimated_minutes"].toDouble(), 2.5);
    }

    void ratingIsSuggestedWithItsReason()
    {
        QCOMPARE(suggestRating({}).rating, QString());
        QCOMPARE(suggestRating({0, 0, 0, 2, {}, {}}).rating, QString());
        QCOMPARE(suggestRating({3, 0, 0, 0, {}, {}}).rating, u"P"_qs);
        QCOMPARE(suggestRating({2, 1, 0, 0, {}, {}}).rating, u"S"_qs);
        QCOMPARE(suggestRating({3, 0, 0, 0, {u"Outage"_qs}, {}}).rating, u"S"_qs);
        QCOMPARE(suggestRating({3, 0, 0, 0, {}, {{u"G1"_qs, u"P2"_qs}}}).rating, u"S"_qs);
        QCOMPARE(suggestRating({3, 0, 0, 0, {}, {{u"G1"_qs, u"P1"_qs}}}).rating, u"M"_qs);
        QCOMPARE(suggestRating({1, 0, 2, 0, {}, {}}).rating, u"M"_qs);
        QCOMPARE(suggestRating({0, 0, 2, 0, {}, {}}).rating, u"U"_qs);
        const QString reason = suggestRating({2, 1, 0, 1, {}, {{u"G7"_qs, u"P2"_qs}}}).reason;
        QVERIFY2(reason.startsWith(u"2 of 3 expected responses were given") && reason.contains(u"G7 (P2)"),
                 qPrintable(reason));
    }

    void sessionIsInTheReport()
    {
        const Report report = sessionReport(false);
        const QJsonObject json = QJsonDocument::fromJson(reportToJson(report)).object();
        const QJsonObject scenario = json[u"scenarios"][0].toObject();
        QCOMPARE(scenario[u"injects"].toArray().size(), 2);
        QCOMPARE(scenario[u"injects"][1][u"scenario_minutes"].toDouble(), 6.0);
        QCOMPARE(scenario[u"injects"][1][u"given"].toString(), u"no"_qs);
        QCOMPARE(scenario[u"injects"][1][u"message"].toString(), u"Still dark"_qs); // the plan's
        QCOMPARE(scenario[u"injects"][1][u"said"].toString(), u"Pitch dark now"_qs);
        QVERIFY(scenario[u"injects"][0][u"said"].isNull());
        QCOMPARE(json[u"improvement_plan"][0][u"known_before"], QJsonValue(false));
        QCOMPARE(json[u"improvement_plan"][1][u"known_before"], QJsonValue(true));
        QVERIFY(json[u"headline"].toString().contains(u"fits its objective of 30 min only if steps run side by side") &&
                json[u"headline"].toString().endsWith(u"Talked through: 2 of 2 steps."));
        QVERIFY(!json[u"environment"].toObject().contains(u"sandbox_profile"));
        const QString markdown = QString::fromUtf8(reportToMarkdown(report));
        for (const QString &part : {u"Pitch dark now (reworded)"_qs, u"Old wires (known before)"_qs, u"Known before the exercise"_qs})
            QVERIFY2(markdown.contains(part), qPrintable(part));
        for (const QString &part : {u"Still dark |"_qs, u"Observations"_qs, u" met"_qs, u"missed"_qs, u"profile"_qs})
            QVERIFY2(!markdown.contains(part), qPrintable(part));
        QCOMPARE(scenario[u"injects_not_released"].toArray().size(), 1);
        QCOMPARE(scenario[u"steps"][1][u"outcome"].toString(), u"no_answer"_qs);
        QCOMPARE(json[u"objectives"][0][u"rating"].toString(), u"S"_qs);
        QCOMPARE(json[u"objectives"][0][u"suggested"].toString(), u"M"_qs); // a P1 gap names it
        QVERIFY(json[u"objectives"][1][u"suggested"].isNull());
        const QJsonObject line = json[u"improvement_plan"][0].toObject();
        QCOMPARE(line[u"capability"].toString(), u"power"_qs);
        QCOMPARE(line[u"element"].toString(), u"Equipment"_qs);
        QCOMPARE(line[u"due"].toString(), u"2026-12-01"_qs);
        const QJsonObject lessons = json[u"lessons"].toObject();
        QCOMPARE(lessons[u"went_well"][0].toString(), u"Calm"_qs);
        QCOMPARE(lessons[u"went_wrong"][0][u"what"].toString(), u"The torch was empty"_qs);
        QCOMPARE(lessons[u"decisions"][0].toString(), u"Buy batteries"_qs);
        QCOMPARE(lessons[u"next_dates"][0].toString(), u"2027-02-01: again"_qs);
        const QByteArray csv = reportToCsv(report);
        QVERIFY2(csv.contains("G1,power,No torch,Buy one,Equipment,P1,Ama Boateng,,2026-12-01,open"), csv.constData());
        QVERIFY(reportToMarkdown(report).contains("## Improvement plan"));
    }

    void namesAreLeftOut()
    {
        const Report report = sessionReport(true);
        for (const QByteArray &text : {reportToJson(report), reportToMarkdown(report), reportToCsv(report)})
            QVERIFY(!text.contains("Boateng"));
    }
};

QTEST_GUILESS_MAIN(TabletopReportTest)
#include "tst_tabletopreport.moc"
