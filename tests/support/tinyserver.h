// SPDX-License-Identifier: GPL-3.0-or-later
// A real HTTP server of a few answers on 127.0.0.1, on a thread of its own, for as long as the object lives.
#pragma once

#include <QByteArray>
#include <QMap>

#include <atomic>
#include <thread>

namespace muster
{

class TinyServer
{
public:
    // Path → whole answer, header and body. An empty answer: connected, and never answered.
    explicit TinyServer(QMap<QByteArray, QByteArray> answers);
    ~TinyServer();
    Q_DISABLE_COPY_MOVE(TinyServer)

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QByteArray lastRequest() const { return m_last; } // read it when the answer is there

    [[nodiscard]] static QByteArray answer(int status, const QByteArray &body);
    [[nodiscard]] static int closedPort(); // one on which nothing listens

private:
    void serve();

    QMap<QByteArray, QByteArray> m_answers;
    QByteArray m_last;
    int m_port = 0; // before the socket, which fills it in
    int m_listen = -1;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace muster
