// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/runstate.h"

#include <array>

namespace muster
{

namespace
{
constexpr std::array<const char16_t *, 6> phaseWords{u"planned",  u"running", u"paused",
                                                     u"finished", u"aborted", u"interrupted"};
constexpr std::array<const char16_t *, 4> verdictWords{u"passed", u"warning", u"unknown", u"failed"};
constexpr std::array<const char16_t *, 4> targetWords{u"none", u"unknown", u"met", u"missed"};
} // namespace

QString runPhaseWord(RunPhase phase)
{
    return QString::fromUtf16(phaseWords.at(size_t(phase)));
}

QString verdictWord(Verdict verdict)
{
    return QString::fromUtf16(verdictWords.at(size_t(verdict)));
}

QString targetStatusWord(TargetStatus status)
{
    return QString::fromUtf16(targetWords.at(size_t(status)));
}

bool isDone(const Step &step, const StepState *state)
{
    return state && (state->status == Status::Passed || (state->status == Status::Skipped && step.isManual()));
}

const StepState *RunState::step(const QString &id) const
{
    const auto it = steps.constFind(id);
    return it == steps.constEnd() ? nullptr : &*it;
}

bool RunState::isAwaitingAnswer(const Step &step) const
{
    const StepState *s = this->step(step.id);
    if (!s || step.always || step.onFailure == OnFailure::Continue || !s->answer.isEmpty() || abortAsked)
        return false;
    const bool consequence = s->code == QStringLiteral("step.not_performed") || s->code == QStringLiteral("step.needs_failed");
    return (s->status == Status::Failed || (s->status == Status::Unknown && !consequence && !step.isManual()))
           && options.value(QStringLiteral("ask_on_failure")).toBool();
}

std::optional<QJsonValue> RunState::measure(const QString &name) const
{
    for (auto it = measures.crbegin(); it != measures.crend(); ++it)
        if (it->name == name)
            return it->value;
    return std::nullopt;
}

} // namespace muster
