// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/event.h"

#include <array>

namespace muster
{

namespace
{
constexpr std::array<const char16_t *, std::variant_size_v<EventBody>> typeWords{
    u"run_created",    u"driver_attached",  u"went_live", u"step_started", u"step_progressed",
    u"step_logged",    u"step_finished",    u"step_ticked", u"step_reset", u"check_recorded",
    u"measured",       u"resource_added",   u"resource_removed", u"noted", u"gap_raised",
    u"paused",         u"resumed",          u"abort_asked", u"run_finished"};
}

QString eventType(const EventBody &body)
{
    return QString::fromUtf16(typeWords.at(body.index()));
}

} // namespace muster
