// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/sandbox.h"

namespace muster
{

QString sandboxSettings(const QString &folder, const QString &profile)
{
    // What holds for both: nobody else can reach it, nothing is archived, nothing outlives its folder.
    QString text = QStringLiteral("listen_addresses = ''\n"
                                  "unix_socket_directories = '%1'\n"
                                  "unix_socket_permissions = 0700\n"
                                  "port = 5432\n"
                                  "archive_mode = off\n"
                                  "ssl = off\n"
                                  "logging_collector = off\n"
                                  "log_destination = 'stderr'\n"
                                  "log_line_prefix = '%m [%p] '\n"
                                  "dynamic_shared_memory_type = mmap\n"
                                  "restart_after_crash = off\n"
                                  "cluster_name = 'muster'\n")
                       .arg(QString(folder).replace(QLatin1Char('\''), QStringLiteral("''")));
    if (profile == QStringLiteral("representative"))
        return text;
    // Lost in a crash is lost on purpose: what is restored here is thrown away.
    return text + QStringLiteral("max_connections = 60\n"
                                 "fsync = off\n"
                                 "synchronous_commit = off\n"
                                 "full_page_writes = off\n"
                                 "wal_level = minimal\n"
                                 "max_wal_senders = 0\n"
                                 "wal_skip_threshold = 64kB\n"
                                 "wal_init_zero = off\n"
                                 "wal_recycle = off\n"
                                 "wal_buffers = 16MB\n"
                                 "max_wal_size = 32GB\n"
                                 "checkpoint_timeout = 1d\n"
                                 "autovacuum = off\n"
                                 "track_counts = off\n"
                                 "shared_buffers = 256MB\n"
                                 "maintenance_work_mem = 256MB\n"
                                 "work_mem = 32MB\n"
                                 "bgwriter_lru_maxpages = 0\n"
                                 "bgwriter_flush_after = 0\n"
                                 "backend_flush_after = 0\n"
                                 "checkpoint_flush_after = 0\n"
                                 "log_checkpoints = off\n"
                                 "jit = off\n");
}

} // namespace muster
