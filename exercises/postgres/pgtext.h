// SPDX-License-Identifier: GPL-3.0-or-later
// The translation context of this room's texts. Any thread.
#pragma once

#include <QCoreApplication>

namespace muster
{

class PgText
{
    Q_DECLARE_TR_FUNCTIONS(postgres)
};

} // namespace muster
