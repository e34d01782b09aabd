// SPDX-License-Identifier: GPL-3.0-or-later
// A request to stop, shared between the thread that asks and the one that works. Thread-safe.
#pragma once

#include <atomic>
#include <memory>

namespace muster
{

// Copies share one state. fd() becomes readable when cancelled, so that poll() wakes at once.
class CancelToken
{
public:
    CancelToken();
    void cancel() const; // from any thread, any number of times
    [[nodiscard]] bool isCancelled() const;
    [[nodiscard]] int fd() const; // owned by the token; −1 when the system has none left

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace muster
