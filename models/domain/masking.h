// SPDX-License-Identifier: GPL-3.0-or-later
// Takes secrets out of what a foreign program says before it reaches a journal. Values; any thread.
#pragma once

#include <QStringList>

namespace muster
{

// Lines of one program, one after another: a private key may go over many.
class SecretMask
{
public:
    // `values`: secrets known beforehand, masked wherever they stand; those shorter than 4 characters are not.
    explicit SecretMask(QStringList values = {});

    // The line with "•••" for: the known values, what follows "password=" and the like, user:password@ in an
    // address, an Authorization header, AWS access keys, and every line of a private key.
    [[nodiscard]] QString line(QString text);

private:
    QStringList m_values; // longest first
    bool m_inKey = false;
};

} // namespace muster
