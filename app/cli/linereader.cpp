// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/linereader.h"

#include <QSocketNotifier>
#include <QTimer>

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

namespace muster::cli {

LineReader::LineReader(QObject *parent) : QObject(parent)
{
}

void LineReader::start()
{
    if (m_notifier || m_atEnd) {
        return;
    }
    struct stat info;
    if (::fstat(STDIN_FILENO, &info) == 0 && S_ISREG(info.st_mode)) {
        while (!m_atEnd) { // a plain file is always ready and cannot be watched
            read();
        }
        return;
    }
    m_notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &LineReader::read);
}

bool LineReader::isTerminal()
{
    return ::isatty(STDIN_FILENO) == 1;
}

void LineReader::startOnTerminal()
{
    if (isTerminal() && !inBackground()) {
        start();
    }
}

bool LineReader::inBackground()
{
    const pid_t front = isTerminal() ? ::tcgetpgrp(STDIN_FILENO) : -1;
    return front > 0 && front != ::getpgrp(); // -1: a terminal that does not control us; nobody stops us there
}

void LineReader::read()
{
    if (m_notifier && inBackground()) { // reading would stop the program; it may come back to the foreground
        m_notifier->setEnabled(false);
        QTimer::singleShot(500, this, [this] { m_notifier->setEnabled(!m_atEnd); });
        return;
    }
    char bytes[4096];
    const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
        return;
    }
    if (count <= 0) {
        m_atEnd = true;
        if (m_notifier) {
            m_notifier->setEnabled(false);
        }
    } else {
        m_buffer.append(bytes, count);
    }
    Q_EMIT readable();
}

bool LineReader::hasLine() const
{
    return m_buffer.contains('\n') || (m_atEnd && !m_buffer.isEmpty());
}

QString LineReader::halfLine() const
{
    return QString::fromUtf8(m_buffer).trimmed();
}

QString LineReader::takeLine()
{
    const qsizetype end = m_buffer.indexOf('\n');
    const QByteArray line = end < 0 ? m_buffer : m_buffer.left(end);
    m_buffer.remove(0, end < 0 ? m_buffer.size() : end + 1);
    return QString::fromUtf8(line).trimmed();
}

} // namespace muster::cli
