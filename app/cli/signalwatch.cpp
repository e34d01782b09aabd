// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/signalwatch.h"

#include "cli/exitcode.h"

#include <QSocketNotifier>

#include <atomic>
#include <csignal>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <unistd.h>

namespace muster::cli {

namespace {

constexpr int watched[] = {SIGINT, SIGTERM, SIGHUP};
std::atomic<int> writeEnd{-1};
volatile std::sig_atomic_t seen = 0;
std::atomic<long long> firstAtMs{0};
constexpr long long sameMs = 500; // timeout(1) and terminals send one request twice

long long nowMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

// Only what is allowed in a signal handler: write, clock_gettime and _exit.
extern "C" void musterOnSignal(int number)
{
    if (seen != 0 && nowMs() - firstAtMs.load() < sameMs) {
        return;
    }
    if (seen != 0) {
        constexpr char text[] =
            "\nmuster-cli: stopped at once; see `muster-cli runs` and `muster-cli cleanup`\n";
        [[maybe_unused]] const auto said = ::write(STDERR_FILENO, text, sizeof text - 1);
        ::_exit(exitInterrupted);
    }
    seen = 1;
    firstAtMs = nowMs();
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = ::write(writeEnd.load(), &byte, 1);
}

} // namespace

SignalWatch::SignalWatch(QObject *parent) : QObject(parent)
{
    if (::pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        return; // no descriptors left: signals keep their default action, which ends the program
    }
    writeEnd = m_pipe[1];
    seen = 0;
    m_notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &SignalWatch::read);
    struct sigaction action;
    std::memset(&action, 0, sizeof action);
    action.sa_handler = musterOnSignal;
    action.sa_flags = SA_RESTART;
    for (const int number : watched) {
        ::sigaction(number, &action, nullptr);
    }
}

SignalWatch::~SignalWatch()
{
    for (const int number : watched) {
        std::signal(number, SIG_DFL);
    }
    writeEnd = -1;
    for (const int end : m_pipe) {
        if (end >= 0) {
            ::close(end);
        }
    }
}

void SignalWatch::read()
{
    char byte = 0;
    if (::read(m_pipe[0], &byte, 1) == 1) {
        Q_EMIT asked(byte);
    }
}

} // namespace muster::cli
