// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/spawn.h"

#include "domain/identity.h"

#include <QCoreApplication>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace muster
{

namespace
{

// Holds the bytes and the pointers that exec wants.
class CStrings
{
public:
    explicit CStrings(const QStringList &texts)
    {
        m_bytes.reserve(static_cast<size_t>(texts.size()));
        for (const QString &text : texts)
            m_bytes.push_back(text.toLocal8Bit());
        for (QByteArray &bytes : m_bytes)
            m_pointers.push_back(bytes.data());
        m_pointers.push_back(nullptr);
    }
    [[nodiscard]] char **data() { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_bytes;
    std::vector<char *> m_pointers;
};

struct Prepared
{
    CStrings arguments;
    CStrings environment;
    QByteArray program;
    QByteArray folder;
    std::optional<UserIds> user;
    SpawnFiles files;
    Lifetime lifetime;
    int niceBy;
    pid_t parent;
    int null;
    int report; // errno of what went wrong goes here
};

[[noreturn]] void giveUp(int report)
{
    const int error = errno;
    [[maybe_unused]] const ssize_t written = ::write(report, &error, sizeof error);
    ::_exit(127);
}

bool becomeUser(const UserIds &user)
{
    return ::setgroups(user.groups.size(), user.groups.data()) == 0 && ::setgid(user.gid) == 0 &&
           ::setuid(user.uid) == 0;
}

void resetSignals()
{
    struct sigaction standard
    {
    };
    standard.sa_handler = SIG_DFL;
    for (int number = 1; number < 32; ++number)
        ::sigaction(number, &standard, nullptr);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

// In the child: only async-signal-safe calls.
[[noreturn]] void becomeChild(Prepared &it)
{
    if (it.lifetime == Lifetime::Detached)
        ::setsid();
    else
        ::setpgid(0, 0);
    resetSignals();
    ::setpriority(PRIO_PROCESS, 0, ::getpriority(PRIO_PROCESS, 0) + it.niceBy);
    if (it.user && !becomeUser(*it.user))
        giveUp(it.report);
    if (it.lifetime == Lifetime::WithParent) { // a change of user clears it, so it comes after
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != it.parent)
            ::_exit(127);
    }
    const std::array<int, 3> wanted{it.files.in, it.files.out, it.files.err};
    for (int target = 0; target < 3; ++target) {
        const int source = wanted[static_cast<size_t>(target)];
        if (::dup2(source < 0 ? it.null : source, target) < 0)
            giveUp(it.report);
    }
    ::close_range(3, ~0U, 4U /* CLOSE_RANGE_CLOEXEC */);
    if (::chdir(it.folder.constData()) != 0)
        giveUp(it.report);
    ::umask(0077);
    ::execve(it.program.constData(), it.arguments.data(), it.environment.data());
    giveUp(it.report);
}

Error cannotStart(const Command &command, int error)
{
    return {QStringLiteral("process.start"),
            QCoreApplication::translate("process", "Cannot start %1: %2.")
                .arg(command.program, QString::fromLocal8Bit(std::strerror(error))),
            error == ENOENT ? QCoreApplication::translate("process", "Is the program installed?")
                            : QCoreApplication::translate("process", "Check the file's permissions."),
            Fault::CannotRun};
}

// 0 when exec worked, else the child's errno.
int readReport(int fd)
{
    int error = 0;
    ssize_t count = 0;
    do {
        count = ::read(fd, &error, sizeof error);
    } while (count < 0 && errno == EINTR);
    return count == sizeof error ? error : 0;
}

} // namespace

Result<pid_t> spawn(const Command &command, const SpawnFiles &files, Lifetime lifetime)
{
    Result<std::optional<UserIds>> user = resolveUser(command.user);
    if (!user)
        return fail(user.error());
    std::array<int, 2> report{};
    if (::pipe2(report.data(), O_CLOEXEC) != 0)
        return fail(cannotStart(command, errno));
    const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    Prepared it{CStrings(QStringList{command.program} + command.arguments),
                CStrings(childEnvironment(*user ? (*user)->home : QString(), command.environment)),
                command.program.toLocal8Bit(),
                command.folder.isEmpty() ? QByteArray("/") : command.folder.toLocal8Bit(),
                *user,
                files,
                lifetime,
                command.niceBy,
                ::getpid(),
                null,
                report[1]};
    const pid_t pid = ::fork();
    if (pid == 0)
        becomeChild(it);
    const int forkError = errno;
    ::close(report[1]);
    ::close(null);
    if (pid < 0) {
        ::close(report[0]);
        return fail(cannotStart(command, forkError));
    }
    const int error = readReport(report[0]);
    ::close(report[0]);
    if (error != 0) {
        ::waitpid(pid, nullptr, 0);
        return fail(cannotStart(command, error));
    }
    return pid;
}

Result<pid_t> startDetached(const Command &command, const QString &logFile)
{
    const QByteArray path = logFile.toLocal8Bit();
    const int log = ::open(path.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log < 0)
        return fail(cannotStart(command, errno));
    Result<pid_t> pid = spawn(command, {-1, log, log}, Lifetime::Detached);
    ::close(log);
    return pid;
}

bool reapIfEnded(pid_t pid)
{
    if (::waitpid(pid, nullptr, WNOHANG) == pid)
        return true;
    return processWithId(pid).startTicks == 0;
}

} // namespace muster
