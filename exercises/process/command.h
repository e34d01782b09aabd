// SPDX-License-Identifier: GPL-3.0-or-later
// A program to start and the conditions it starts under. A value; any thread.
#pragma once

#include "domain/error.h"

#include <QStringList>

#include <optional>
#include <vector>

#include <sys/types.h>

namespace muster
{

struct Command
{
    QString program;         // absolute path
    QStringList arguments;   // never a secret: everybody on the machine can read them
    QString folder;          // working directory; empty = /
    QStringList environment; // "NAME=value", added to the clean environment (PATH, HOME, LC_ALL=C, TZ …)
    QString user;            // as root: whom to run as; empty = as we are. Ignored when not root
    int niceBy = 5;          // lower priority than the window

    [[nodiscard]] QString text() const; // as a person would type it in a shell
};

// Who a process runs as, looked up before fork (nothing may be looked up after it).
struct UserIds
{
    uid_t uid = 0;
    gid_t gid = 0;
    std::vector<gid_t> groups;
    QString home;
};

// nullopt: no change of user (we are not root, or `user` is empty).
// Errors (CannotRun): "process.user" when there is no such user.
[[nodiscard]] Result<std::optional<UserIds>> resolveUser(const QString &user);

// The clean environment of a child: PATH, HOME, LC_ALL=C, and of ours only what names a place of
// files (PGPASSFILE, PGSERVICEFILE, TZ, TMPDIR), then `extra`.
[[nodiscard]] QStringList childEnvironment(const QString &home, const QStringList &extra);

} // namespace muster
