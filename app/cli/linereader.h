// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that a person types on standard input, without blocking the event loop. Main thread.
#pragma once

#include <QObject>

class QSocketNotifier;

namespace muster::cli {

class LineReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineReader)

public:
    explicit LineReader(QObject *parent = nullptr);

    void start(); // listens to standard input from now on
    // The same, but only where a person sits: what is piped in belongs to whoever asks for it.
    void startOnTerminal();
    [[nodiscard]] static bool isTerminal(); // a person types, no script
    [[nodiscard]] bool hasLine() const;
    [[nodiscard]] QString takeLine();                    // only when hasLine()
    [[nodiscard]] QString halfLine() const; // what was typed without Enter; only when not hasLine()
    [[nodiscard]] bool atEnd() const { return m_atEnd; } // nobody will type any more

Q_SIGNALS:
    void readable(); // a line more, or the end

private:
    void read();
    [[nodiscard]] static bool inBackground(); // a terminal that belongs to somebody else now

    QByteArray m_buffer;
    QSocketNotifier *m_notifier = nullptr;
    bool m_atEnd = false;
};

} // namespace muster::cli
