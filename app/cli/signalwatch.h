// SPDX-License-Identifier: GPL-3.0-or-later
// SIGINT, SIGTERM and SIGHUP as a Qt signal (self-pipe). One object at a time, on the main thread.
// The second signal ends the program at once with 130; what it leaves can be resumed or cleaned up.
#pragma once

#include <QObject>

class QSocketNotifier;

namespace muster::cli {

class SignalWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignalWatch)

public:
    explicit SignalWatch(QObject *parent = nullptr);
    ~SignalWatch() override;

Q_SIGNALS:
    void asked(int number); // the first signal

private:
    void read();

    int m_pipe[2] = {-1, -1};
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace muster::cli
