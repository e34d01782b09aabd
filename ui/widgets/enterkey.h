// SPDX-License-Identifier: GPL-3.0-or-later
// Return and Enter press the focused button everywhere, as people expect, not only in dialogs.
// Window thread; the filter belongs to the application.
#pragma once

class QCoreApplication;

namespace muster
{

void letEnterPressButtons(QCoreApplication &application);

} // namespace muster
