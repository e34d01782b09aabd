// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tinyserver.h"

#include <array>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace muster
{

namespace
{

int listenAnywhere(int &port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(fd, reinterpret_cast<sockaddr *>(&address), size);
    ::listen(fd, 16);
    ::getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size);
    port = ntohs(address.sin_port);
    return fd;
}

} // namespace

TinyServer::TinyServer(QMap<QByteArray, QByteArray> answers)
    : m_answers(std::move(answers)), m_listen(listenAnywhere(m_port)), m_thread([this] { serve(); })
{
}

TinyServer::~TinyServer()
{
    m_stop = true;
    m_thread.join();
    ::close(m_listen);
}

QByteArray TinyServer::answer(int status, const QByteArray &body)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " x\r\nConnection: close\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

int TinyServer::closedPort()
{
    int port = 0;
    ::close(listenAnywhere(port));
    return port;
}

void TinyServer::serve()
{
    std::vector<int> hanging;
    while (!m_stop) {
        pollfd waiting{m_listen, POLLIN, 0};
        if (::poll(&waiting, 1, 50) <= 0)
            continue;
        const int fd = ::accept(m_listen, nullptr, nullptr);
        std::array<char, 8192> buffer{};
        pollfd request{fd, POLLIN, 0};
        const ssize_t count = ::poll(&request, 1, 2000) > 0 ? ::read(fd, buffer.data(), buffer.size()) : 0;
        if (count <= 0) { // a mere connection
            ::close(fd);
            continue;
        }
        m_last = QByteArray(buffer.data(), count);
        const QByteArray path = m_last.mid(m_last.indexOf(' ') + 1).split(' ').first();
        const QByteArray answer = m_answers.value(path, TinyServer::answer(404, "nothing here"));
        if (answer.isEmpty()) {
            hanging.push_back(fd);
            continue;
        }
        (void)::send(fd, answer.constData(), size_t(answer.size()), MSG_NOSIGNAL);
        ::close(fd);
    }
    for (const int fd : hanging)
        ::close(fd);
}

} // namespace muster
