// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/canceltoken.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace muster
{

struct CancelToken::State
{
    std::atomic<bool> cancelled{false};
    int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    ~State()
    {
        if (fd >= 0)
            close(fd);
    }
};

CancelToken::CancelToken() : m_state(std::make_shared<State>()) {}

void CancelToken::cancel() const
{
    if (!m_state->cancelled.exchange(true) && m_state->fd >= 0)
        eventfd_write(m_state->fd, 1);
}

bool CancelToken::isCancelled() const
{
    return m_state->cancelled.load();
}

int CancelToken::fd() const
{
    return m_state->fd;
}

} // namespace muster
