// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/event.h"

#include <algorithm>
#include <array>

namespace muster
{

namespace
{
constexpr std::array<const char16_t *, std::variant_size_v<EventBody>> typeWords{
    u"run_created",    u"driver_attached",  u"went_live", u"step_started", u"step_progressed",
    u"step_logged",    u"step_finished",    u"step_ticked", u"step_reset", u"check_recorded",
    u"measured",       u"resource_added",   u"resource_removed", u"noted", u"gap_raised",
    u"paused",         u"resumed",          u"abort_asked", u"run_finished",
    u"scenario_started", u"inject_released", u"inject_held", u"inject_skipped", u"inject_inserted",
    u"inject_moved", u"inject_answered", u"response_discussed", u"corrected", u"attached",
    u"gap_changed", u"objective_rated", u"lessons_changed", u"end_asked",
    u"steps_assigned", u"failure_answered", u"miss_foreseen"};
}

QString eventType(const EventBody &body)
{
    return QString::fromUtf16(typeWords.at(body.index()));
}

QDateTime happenedAt(const Event &event)
{
    const auto *note = std::get_if<event::Noted>(&event.body);
    if (!note)
        return event.at;
    const QDateTime from = note->typedAt.isValid() ? std::min(note->typedAt, event.at) : event.at;
    return from.addMSecs(-std::max<qint64>(0, note->backdateMs));
}

} // namespace muster
