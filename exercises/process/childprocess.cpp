// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/childprocess.h"

#include "process/spawn.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace muster
{

namespace
{

using Clock = std::chrono::steady_clock;
constexpr Milliseconds tickEvery(200);
constexpr Milliseconds killAfter(1000); // SIGTERM, then SIGKILL
constexpr Milliseconds drainAfter(500); // output of a tool that has ended
constexpr qsizetype longestLine = 65536;

Error ended(const char *code, const QString &message, const QString &hint)
{
    return {QString::fromLatin1(code), message, hint, Fault::Failed};
}

class Fd
{
public:
    explicit Fd(int fd = -1) : m_fd(fd) {}
    ~Fd() { reset(); }
    Q_DISABLE_COPY_MOVE(Fd)
    void reset(int fd = -1)
    {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = fd;
    }
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }

private:
    int m_fd;
};

// Cuts a stream into lines.
struct LineBuffer
{
    QByteArray rest;
    void take(const char *data, qsizetype count, const std::function<void(const QByteArray &)> &line)
    {
        rest.append(data, count);
        qsizetype start = 0;
        for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
            line(rest.mid(start, end - start));
            start = end + 1;
        }
        rest.remove(0, start);
        if (rest.size() > longestLine)
            flush(line);
    }
    void flush(const std::function<void(const QByteArray &)> &line)
    {
        if (!rest.isEmpty())
            line(rest);
        rest.clear();
    }
};

class Run
{
public:
    Run(const Command &command, const ProcessWatch &watch, const CancelToken &cancel)
        : m_command(command), m_watch(watch), m_cancel(cancel)
    {
    }
    ~Run() { endGroup(); }
    Q_DISABLE_COPY_MOVE(Run)

    Result<ProcessEnd> go();

private:
    Done start();
    void step();
    void feed();
    void readFrom(Fd &fd, bool isError);
    void takeOutput(const char *data, qsizetype count);
    void takeErrorLine(const QByteArray &line);
    void onTick(Clock::time_point now);
    void stop(Error why);
    void escalate(Clock::time_point now);
    [[nodiscard]] bool hasExited() const;
    void endGroup();
    [[nodiscard]] int pollTimeout(Clock::time_point now) const;

    const Command &m_command;
    const ProcessWatch &m_watch;
    const CancelToken &m_cancel;
    pid_t m_pid = -1;
    Fd m_in, m_out, m_err, m_pidFd;
    QByteArray m_pending; // for standard input
    LineBuffer m_outLines, m_errLines;
    ProcessEnd m_end;
    std::optional<Error> m_why; // why it was stopped
    Clock::time_point m_started, m_lastProgress, m_lastTick, m_stopAt, m_exitAt;
    qint64 m_activity = -1;
    bool m_stopping = false, m_killed = false, m_exited = false;
};

Done Run::start()
{
    std::array<int, 2> in{-1, -1};
    std::array<int, 2> out{-1, -1};
    std::array<int, 2> err{-1, -1};
    // A socket rather than a pipe: writing to a tool that is gone must not raise SIGPIPE.
    if ((m_watch.input && ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in.data()) != 0) ||
        ::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0) {
        for (const int fd : {in[0], in[1], out[0], out[1]}) {
            if (fd >= 0)
                ::close(fd);
        }
        return fail({QStringLiteral("process.start"),
                     QCoreApplication::translate("process", "Cannot start %1: no more open files allowed.")
                         .arg(m_command.program),
                     QString(), Fault::CannotRun});
    }
    m_in.reset(in[0]);
    m_out.reset(out[0]);
    m_err.reset(err[0]);
    if (m_watch.input) {
        const int size = 1 << 20;
        ::setsockopt(in[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
        ::fcntl(in[0], F_SETFL, O_NONBLOCK);
    }
    ::fcntl(out[0], F_SETFL, O_NONBLOCK);
    ::fcntl(err[0], F_SETFL, O_NONBLOCK);
    const Result<pid_t> pid = spawn(m_command, {in[1], out[1], err[1]}, Lifetime::WithParent);
    for (const int fd : {in[1], out[1], err[1]}) {
        if (fd >= 0)
            ::close(fd);
    }
    if (!pid)
        return fail(pid.error());
    m_pid = *pid;
    m_pidFd.reset(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0)));
    m_started = m_lastProgress = m_lastTick = Clock::now();
    return {};
}

void Run::takeErrorLine(const QByteArray &line)
{
    if (m_watch.errorLine)
        m_watch.errorLine(line);
    m_end.lastErrors.append(QString::fromUtf8(line));
    if (m_end.lastErrors.size() > 20)
        m_end.lastErrors.removeFirst();
}

void Run::takeOutput(const char *data, qsizetype count)
{
    if (m_watch.outputBytes) {
        if (Done taken = m_watch.outputBytes(QByteArray(data, count)); !taken)
            stop(taken.error());
        return;
    }
    m_outLines.take(data, count, [this](const QByteArray &line) {
        if (m_watch.outputLine)
            m_watch.outputLine(line);
    });
}

void Run::readFrom(Fd &fd, bool isError)
{
    std::array<char, 65536> buffer{};
    const ssize_t count = ::read(fd.get(), buffer.data(), buffer.size());
    if (count > 0) {
        m_lastProgress = Clock::now();
        if (isError)
            m_errLines.take(buffer.data(), count, [this](const QByteArray &line) { takeErrorLine(line); });
        else
            takeOutput(buffer.data(), count);
    } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        fd.reset();
    }
}

void Run::feed()
{
    if (m_pending.isEmpty()) {
        Result<QByteArray> more = m_watch.input();
        if (!more) {
            stop(more.error());
            return;
        }
        if (more->isEmpty()) {
            m_in.reset();
            return;
        }
        m_pending = *more;
    }
    const ssize_t count =
        ::send(m_in.get(), m_pending.constData(), static_cast<size_t>(m_pending.size()), MSG_NOSIGNAL);
    if (count > 0) {
        m_pending.remove(0, count);
        m_lastProgress = Clock::now();
    } else if (count < 0 && errno != EAGAIN && errno != EINTR) {
        m_in.reset(); // it reads no more: its exit status says why
    }
}

void Run::stop(Error why)
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_why = std::move(why);
    m_stopAt = Clock::now();
    m_in.reset();
    ::kill(-m_pid, SIGTERM);
}

void Run::escalate(Clock::time_point now)
{
    if (m_stopping && !m_killed && now - m_stopAt >= killAfter) {
        m_killed = true;
        ::kill(-m_pid, SIGKILL);
    }
}

bool Run::hasExited() const
{
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == m_pid;
}

void Run::onTick(Clock::time_point now)
{
    m_lastTick = now;
    if (m_watch.tick) {
        if (Done done = m_watch.tick(); !done)
            stop(done.error());
    }
    if (m_watch.activity) {
        const qint64 figure = m_watch.activity(m_pid);
        if (figure != m_activity)
            m_lastProgress = now;
        m_activity = figure;
    }
    const QString name = m_command.program.section(QLatin1Char('/'), -1);
    if (m_watch.timeout.count() > 0 && now - m_started >= m_watch.timeout)
        stop(ended("process.timeout",
                   QCoreApplication::translate("process", "%1 did not finish within %2.")
                       .arg(name, wordsText(m_watch.timeout)),
                   QCoreApplication::translate("process", "Give the step a longer timeout, or find out what "
                                                          "slows it down.")));
    if (m_watch.noProgress.count() > 0 && now - m_lastProgress >= m_watch.noProgress)
        stop(ended("process.stalled",
                   QCoreApplication::translate("process", "%1 has made no progress for %2 and was stopped.")
                       .arg(name, wordsText(m_watch.noProgress)),
                   QCoreApplication::translate("process",
                                               "The file may be cut short. If it is sound, set a longer "
                                               "no_progress_timeout.")));
}

int Run::pollTimeout(Clock::time_point now) const
{
    const auto left = std::chrono::duration_cast<Milliseconds>(m_lastTick + tickEvery - now).count();
    return static_cast<int>(std::clamp<qint64>(left, 1, 200));
}

void Run::step()
{
    std::array<pollfd, 5> fds{{{m_out.get(), POLLIN, 0},
                               {m_err.get(), POLLIN, 0},
                               {m_in.get(), POLLOUT, 0},
                               {m_stopping ? -1 : m_cancel.fd(), POLLIN, 0},
                               {m_exited ? -1 : m_pidFd.get(), POLLIN, 0}}};
    ::poll(fds.data(), fds.size(), pollTimeout(Clock::now()));
    if (fds[0].revents != 0)
        readFrom(m_out, false);
    if (fds[1].revents != 0)
        readFrom(m_err, true);
    if (!m_stopping && m_in.isOpen() && fds[2].revents != 0)
        feed();
    const Clock::time_point now = Clock::now();
    if (m_cancel.isCancelled())
        stop(stoppedError());
    if (now - m_lastTick >= tickEvery)
        onTick(now);
    escalate(now);
    if (!m_exited && hasExited()) {
        m_exited = true;
        m_exitAt = now;
        ::kill(-m_pid, SIGKILL); // what it left behind in its group
    }
}

// Ends whatever is left of the group and collects the tool's status.
void Run::endGroup()
{
    if (m_pid < 0)
        return;
    ::kill(-m_pid, SIGKILL);
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    m_end.exitCode = WIFSIGNALED(status) ? 128 + m_end.signal : WEXITSTATUS(status);
    m_pid = -1;
}

Result<ProcessEnd> Run::go()
{
    if (m_cancel.isCancelled())
        return fail(stoppedError());
    if (Done started = start(); !started)
        return fail(started.error());
    while (!m_exited || ((m_out.isOpen() || m_err.isOpen()) && Clock::now() - m_exitAt < drainAfter))
        step();
    m_outLines.flush([this](const QByteArray &line) {
        if (m_watch.outputLine)
            m_watch.outputLine(line);
    });
    m_errLines.flush([this](const QByteArray &line) { takeErrorLine(line); });
    endGroup();
    m_end.duration = std::chrono::duration_cast<Milliseconds>(Clock::now() - m_started);
    if (m_why)
        return fail(*m_why);
    return m_end;
}

} // namespace

Error stoppedError()
{
    return {QStringLiteral("cancelled"), QCoreApplication::translate("process", "Stopped on request."),
            QString(), Fault::Interrupted};
}

Result<ProcessEnd> runProcess(const Command &command, const ProcessWatch &watch, const CancelToken &cancel)
{
    return Run(command, watch, cancel).go();
}

Result<ProcessText> readProcess(const Command &command, const CancelToken &cancel, Milliseconds timeout)
{
    ProcessText text;
    QByteArray bytes;
    ProcessWatch watch;
    watch.timeout = timeout;
    watch.outputBytes = [&bytes](const QByteArray &more) {
        bytes += more;
        return Done();
    };
    Result<ProcessEnd> end = runProcess(command, watch, cancel);
    if (!end)
        return fail(end.error());
    text.end = *end;
    text.output = QString::fromUtf8(bytes).trimmed();
    return text;
}

} // namespace muster
