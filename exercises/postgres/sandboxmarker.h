// SPDX-License-Identifier: GPL-3.0-or-later
// The note in each folder that Muster makes: whose it is. On disk before anything starts in the folder, so
// that sandboxes are found without any store. Files only; any thread.
#pragma once

#include "domain/error.h"
#include "domain/identity.h"

#include <QDateTime>

#include <functional>

namespace muster
{

struct SandboxMarker
{
    QString kind; // "sandbox" or "folder"
    QString runId;
    ProcessIdentity owner;
    QDateTime createdAt;
    QString superuser; // of a sandbox
    QString database;  // of a sandbox; empty until it can be used
    QString bin;       // folder of the server programs
    QString user;      // whom the server runs as; empty = the owner
};

[[nodiscard]] QString markerPath(const QString &folder);
[[nodiscard]] bool hasMarker(const QString &folder);
// Written aside, synced, then put in place. Errors (CannotRun): "sandbox.folder".
[[nodiscard]] Done writeMarker(const QString &folder, const SandboxMarker &marker);
[[nodiscard]] Result<SandboxMarker> readMarker(const QString &folder);

// A new private folder (0700) below `parent` with its marker in it; `user` (when we are root) owns it.
// `announce` is called with the path before anything is made. Errors: "sandbox.folder", and announce's.
[[nodiscard]] Result<QString> makeMarkedFolder(const QString &parent, const SandboxMarker &marker,
                                               const std::function<Done(const QString &path)> &announce);

// --sandbox-dir, else MUSTER_SANDBOX_DIR, else /var/tmp.
[[nodiscard]] QString sandboxParent(const QString &given);

} // namespace muster
