// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and files that are pasted or dropped on a live page: evidence of an entry or of a step. Window thread.
#pragma once

#include "session/runsession.h"

class QMimeData;

namespace muster
{

[[nodiscard]] bool isEvidence(const QMimeData *data);
// Asks the run to keep it; false when there is nothing to keep. `seq`: the entry it belongs to, 0: none.
bool attachEvidence(RunSession &session, const QMimeData *data, qint64 seq, const QString &step = {});

} // namespace muster
