// SPDX-License-Identifier: GPL-3.0-or-later
// The fold of a tabletop's own events: what each does to the session and what the timeline says of it.
#include "domain/outcome.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster
{

namespace
{

using namespace event;

QString tr(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

QString withReason(const QString &text, const QString &reason)
{
    return reason.isEmpty() ? text : text + QStringLiteral(": ") + reason;
}

class Sitting
{
public:
    Sitting(RunState &state, const JournalEntry &entry) : m_state(state), m_tabletop(state.tabletop), m_entry(entry) {}

    void operator()(const ScenarioStarted &e)
    {
        for (ScenarioState &scenario : m_tabletop.scenarios) {
            if (scenario.key == m_tabletop.current && !scenario.spans.isEmpty())
                scenario.spans.last().to = at();
            if (scenario.key == e.scenario)
                scenario.spans.append({at(), {}});
        }
        m_tabletop.current = e.scenario;
        say(u"scenario", tr("Scenario “%1” started").arg(e.scenario));
    }
    void operator()(const InjectReleased &e)
    {
        ScenarioState *scenario = scenarioOf(e.scenario);
        if (e.manual) {
            InjectState made;
            made.key = e.inject;
            made.inserted = true;
            made.inject.id = e.inject;
            made.inject.number = e.number;
            made.inject.mode = e.mode;
            made.inject.from = e.from;
            made.inject.to = e.to;
            made.inject.message = e.text;
            made.inject.artifacts = e.artifacts;
            scenario->injects.append(made);
        }
        InjectState &inject = injectOf(e.scenario, e.inject);
        inject.status = InjectStatus::Released;
        inject.said = e.text == inject.inject.message ? QString() : e.text;
        settle(inject, e.scenario, {});
        m_tabletop.released.append({m_entry.seq, at(), inject.after, e});
        say(u"inject", e.to.isEmpty() ? tr("Inject %1: %2").arg(nameOf(inject), e.text)
                                      : tr("Inject %1 to %2: %3").arg(nameOf(inject), e.to.join(u", "), e.text));
    }
    void operator()(const InjectHeld &e)
    {
        InjectState &inject = injectOf(e.scenario, e.inject);
        inject.status = InjectStatus::Held;
        inject.settledAt = {};
        inject.after = Milliseconds(0);
        inject.reason = e.reason;
        say(u"inject", withReason(tr("Inject %1 held").arg(nameOf(inject)), e.reason));
    }
    void operator()(const InjectSkipped &e)
    {
        InjectState &inject = injectOf(e.scenario, e.inject);
        inject.status = InjectStatus::Skipped;
        settle(inject, e.scenario, e.reason);
        say(u"inject", withReason(tr("Inject %1 skipped").arg(nameOf(inject)), e.reason));
    }
    void operator()(const InjectInserted &e)
    {
        InjectState made;
        made.key = e.inject;
        made.inject = injectFromJson(e.content);
        made.inserted = true;
        place(*scenarioOf(e.scenario), made, {});
        say(u"inject", tr("Inject %1 added to the plan").arg(nameOf(made)));
    }
    void operator()(const InjectMoved &e)
    {
        ScenarioState &scenario = *scenarioOf(e.scenario);
        const auto it = std::find_if(scenario.injects.begin(), scenario.injects.end(),
                                     [&e](const InjectState &inject) { return inject.key == e.inject; });
        InjectState moved = *it;
        scenario.injects.erase(it);
        if (moved.inject.at != e.at) {
            moved.status = InjectStatus::Pending;
            moved.reason.clear();
            if (e.at)
                moved.inject.contingency = false; // out of the tray, into the plan
        }
        moved.inject.at = e.at;
        place(scenario, moved, e.before);
        say(u"inject", e.at ? tr("Inject %1 moved to %2").arg(nameOf(moved), offsetText(*e.at))
                            : tr("Inject %1 moved").arg(nameOf(moved)));
    }
    void operator()(const InjectAnswered &e)
    {
        InjectState &inject = injectOf(e.scenario, e.inject);
        inject.given = e.given;
        inject.givenNote = e.note;
        const QString what = e.given == u"yes"      ? tr("Inject %1: the expected response was given")
                             : e.given == u"partly" ? tr("Inject %1: the expected response was given in part")
                             : e.given == u"no"     ? tr("Inject %1: the expected response was not given")
                                                    : tr("Inject %1: judgement taken back");
        say(u"response", withReason(what.arg(nameOf(inject)), e.note));
    }
    void operator()(const ResponseDiscussed &e)
    {
        auto &steps = scenarioOf(e.scenario)->steps;
        const auto it = std::find_if(steps.begin(), steps.end(), [&e](const DiscussedStep &s) { return s.key == e.step; });
        it->outcome = e.outcome;
        it->note = e.note;
        it->at = e.outcome.isEmpty() ? QDateTime() : at();
        const QString what = e.outcome == u"agreed"      ? tr("%1: agreed")
                             : e.outcome == u"changed"   ? tr("%1: agreed with changes")
                             : e.outcome == u"no_answer" ? tr("%1: nobody had an answer")
                                                         : tr("%1: taken back");
        say(u"response", withReason(what.arg(it->step.action.isEmpty() ? it->key : it->step.action), e.note));
    }
    void operator()(const Corrected &e)
    {
        say(u"correction", tr("Correction of entry %1: %2").arg(e.seq).arg(e.text));
        m_state.timeline.last().corrects = e.seq;
        for (TimelineItem &item : m_state.timeline)
            if (item.seq == e.seq) {
                item.correctedBy = m_entry.seq;
                m_state.timeline.last().at = item.at; // both stand together
                break;
            }
    }
    void operator()(const Attached &e)
    {
        m_tabletop.attachments.append({m_entry.seq, at(), e});
        say(u"attachment", e.name);
    }
    void operator()(const GapChanged &e)
    {
        GapRaised &gap = gapOf(e.id);
        const auto take = [&e](const char16_t *key, QString &field) {
            if (const auto value = e.fields.constFind(QStringView(key)); value != e.fields.constEnd())
                field = value->toString();
        };
        take(u"description", gap.description);
        take(u"category", gap.category);
        take(u"priority", gap.priority);
        take(u"remediation", gap.remediation);
        take(u"owner", gap.owner);
        take(u"due", gap.due);
        take(u"status", gap.status);
        QJsonObject &all = m_tabletop.gapFields[e.id];
        for (auto it = e.fields.constBegin(); it != e.fields.constEnd(); ++it)
            all.insert(it.key(), it.value());
        say(u"gap", tr("Gap %1 changed: %2").arg(e.id, e.fields.keys().join(u", ")));
    }
    void operator()(const ObjectiveRated &e)
    {
        if (e.rating.isEmpty())
            m_tabletop.ratings.remove(e.objective);
        else
            m_tabletop.ratings.insert(e.objective, e);
        say(u"rating", withReason(e.rating.isEmpty() ? tr("Rating of %1 taken back").arg(e.objective)
                                                     : tr("%1 rated %2").arg(e.objective, e.rating),
                                  e.reason));
    }
    void operator()(const LessonsChanged &e)
    {
        for (auto it = e.fields.constBegin(); it != e.fields.constEnd(); ++it) {
            if (it->isNull())
                m_tabletop.lessons.remove(it.key());
            else
                m_tabletop.lessons.insert(it.key(), it.value());
        }
    }
    void operator()(const EndAsked &e)
    {
        m_tabletop.endAsked = true;
        say(u"run", withReason(tr("End of the exercise"), e.reason));
    }
    template<typename Other>
    void operator()(const Other &)
    {
    }

private:
    const QDateTime &at() const { return m_entry.event.at; }

    ScenarioState *scenarioOf(const QString &key)
    {
        auto &all = m_tabletop.scenarios;
        return &*std::find_if(all.begin(), all.end(), [&key](const ScenarioState &s) { return s.key == key; });
    }
    InjectState &injectOf(const QString &scenario, const QString &key)
    {
        auto &all = scenarioOf(scenario)->injects;
        return *std::find_if(all.begin(), all.end(), [&key](const InjectState &i) { return i.key == key; });
    }
    GapRaised &gapOf(const QString &id)
    {
        const auto same = [&id](const GapRaised &gap) { return gap.id == id; };
        const auto it = std::find_if(m_state.gaps.begin(), m_state.gaps.end(), same);
        if (it != m_state.gaps.end())
            return *it;
        m_state.gaps.append(*std::find_if(m_tabletop.plannedGaps.begin(), m_tabletop.plannedGaps.end(), same));
        return m_state.gaps.last();
    }

    static QString nameOf(const InjectState &inject)
    {
        return inject.inject.number.isEmpty() ? inject.key : inject.inject.number;
    }

    void settle(InjectState &inject, const QString &scenario, const QString &reason)
    {
        inject.settledAt = at();
        inject.after = scenarioClock(m_state, scenario, at());
        inject.reason = reason;
    }

    // Before the named one; else behind the last that is not planned later; one without a time comes last.
    static void place(ScenarioState &scenario, const InjectState &inject, const QString &before)
    {
        auto &all = scenario.injects;
        qsizetype place = before.isEmpty() && inject.inject.at ? 0 : all.size();
        for (qsizetype i = 0; i < all.size(); ++i) {
            if (!before.isEmpty() && all.at(i).key == before)
                place = i;
            if (before.isEmpty() && inject.inject.at && all.at(i).inject.at && *all.at(i).inject.at <= *inject.inject.at)
                place = i + 1;
        }
        all.insert(place, inject);
    }

    void say(const char16_t *kind, const QString &text)
    {
        m_state.timeline.append({m_entry.seq, at(), QString::fromUtf16(kind), text, m_entry.event.actor, {},
                                 Status::Pending, 0, 0, at()});
    }

    RunState &m_state;
    TabletopState &m_tabletop;
    const JournalEntry &m_entry;
};

} // namespace

void applyTabletop(RunState &state, const JournalEntry &entry)
{
    if (allowed(state, entry.event.body))
        std::visit(Sitting(state, entry), entry.event.body);
}

} // namespace muster
