// SPDX-License-Identifier: GPL-3.0-or-later
// One connection or request over the network (libcurl), ended within 2 s of cancel. Blocks the calling
// (worker) thread.
#pragma once

#include "domain/times.h"
#include "engine/canceltoken.h"

#include <QByteArray>

namespace muster
{

struct TransferWish
{
    QString url;              // http:// or https://; of a mere connection only host and port count
    bool connectOnly = false; // open a TCP connection and close it
    bool head = false;        // HEAD instead of GET
    Milliseconds timeout{10000}; // in all
    QString caFile;           // trusted issuers instead of the system's; empty: those
};

struct Transfer
{
    int status = 0;       // HTTP's; 0 of a mere connection
    QByteArray body;      // at most 1 MiB of it
    qint64 bodyBytes = 0; // in all
    QString address;      // that answered
    Milliseconds took{0};
};

// Errors (Failed): "net.dns", "net.refused", "net.unreachable", "net.timeout", "net.tls", "net.failed";
// "cancelled" (Interrupted).
[[nodiscard]] Result<Transfer> transfer(const TransferWish &wish, const CancelToken &cancel);

} // namespace muster
