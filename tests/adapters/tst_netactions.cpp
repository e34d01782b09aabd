// SPDX-License-Identifier: GPL-3.0-or-later
// The actions tcp and http on real sockets: each way of not answering is told apart.
#include "command/register.h"
#include "support/actionprobe.h"
#include "support/tinyserver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace muster;

namespace
{

// A port whose queue of connections is full: more are left waiting.
class FullPort
{
public:
    FullPort()
    {
        m_fds << ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *plain = reinterpret_cast<sockaddr *>(&address);
        ::bind(m_fds.first(), plain, size);
        ::listen(m_fds.first(), 0);
        ::getsockname(m_fds.first(), plain, &size);
        port = ntohs(address.sin_port);
        for (int i = 0; i < 4; ++i) {
            m_fds << ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            (void)::connect(m_fds.last(), plain, size);
        }
    }
    ~FullPort()
    {
        for (const int fd : m_fds)
            ::close(fd);
    }
    Q_DISABLE_COPY_MOVE(FullPort)
    int port = 0;

private:
    QVector<int> m_fds;
};

} // namespace

class TestNetActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("http_proxy");
        qunsetenv("https_proxy");
        registerCommands(m_registry);
        m_server = std::make_unique<TinyServer>(
            QMap<QByteArray, QByteArray>{{"/health", TinyServer::answer(200, "{\"status\": \"green\"}")},
                                         {"/down", TinyServer::answer(503, "overloaded")},
                                         {"/moved", "HTTP/1.1 302 x\r\nLocation: /health\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"},
                                         {"/big", TinyServer::answer(200, QByteArray(3 * 1024 * 1024, 'x'))},
                                         {"/nonsense", "no http at all\r\n\r\n"},
                                         {"/hangs", ""}});
    }

    void aPortThatTakesConnections()
    {
        ActionProbe probe;
        const auto outcome = probe.act(m_registry, u"tcp"_qs, {{u"host"_qs, u"127.0.0.1"_qs}, {u"port"_qs, m_server->port()}});
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(outcome->values.value(u"address"_qs).toString(), u"127.0.0.1"_qs);
    }

    void reasonsAreToldApart()
    {
        ActionProbe probe;
        const auto refused = probe.act(m_registry, u"tcp"_qs, {{u"host"_qs, u"127.0.0.1"_qs}, {u"port"_qs, TinyServer::closedPort()}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"net.refused"_qs);
        const auto unnamed = probe.act(m_registry, u"tcp"_qs, {{u"host"_qs, u"no-such-host.invalid"_qs}, {u"port"_qs, u"80"_qs}, {u"timeout_seconds"_qs, 5}});
        QVERIFY(!unnamed);
        QCOMPARE(unnamed.error().code, u"net.dns"_qs);
        const FullPort full;
        QElapsedTimer clock;
        clock.start();
        const auto late = probe.act(m_registry, u"tcp"_qs, {{u"host"_qs, u"127.0.0.1"_qs}, {u"port"_qs, full.port}, {u"timeout_seconds"_qs, 1}});
        QVERIFY(!late);
        QCOMPARE(late.error().code, u"net.timeout"_qs);
        QVERIFY(clock.elapsed() >= 900 && clock.elapsed() < 10000);
        for (const auto &outcome : {refused, unnamed, late}) {
            QCOMPARE(outcome.error().fault, Fault::Failed);
            QVERIFY(!outcome.error().hint.isEmpty());
        }
    }

    void answersAreJudged_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("more");
        QTest::addColumn<QString>("code");
        const QString none;
        QTest::newRow("200") << u"/health"_qs << QJsonObject() << none;
        QTest::newRow("contains") << u"/health"_qs << QJsonObject{{u"body_contains"_qs, u"green"_qs}} << none;
        QTest::newRow("does not contain") << u"/health"_qs << QJsonObject{{u"body_contains"_qs, u"red"_qs}} << u"http.body"_qs;
        QTest::newRow("matches") << u"/health"_qs << QJsonObject{{u"body_matches"_qs, u"\"status\":\\s*\"gr"_qs}} << none;
        QTest::newRow("does not match") << u"/health"_qs << QJsonObject{{u"body_matches"_qs, u"^green"_qs}} << u"http.body"_qs;
        QTest::newRow("503") << u"/down"_qs << QJsonObject() << u"http.status"_qs;
        QTest::newRow("503 expected") << u"/down"_qs << QJsonObject{{u"expected_status"_qs, 503}} << none;
        QTest::newRow("one of") << u"/down"_qs << QJsonObject{{u"expected_status"_qs, QJsonArray{200, 503}}} << none;
        QTest::newRow("404") << u"/else"_qs << QJsonObject() << u"http.status"_qs;
        QTest::newRow("not followed") << u"/moved"_qs << QJsonObject{{u"expected_status"_qs, 302}} << none;
        QTest::newRow("big") << u"/big"_qs << QJsonObject() << none;
        QTest::newRow("nonsense") << u"/nonsense"_qs << QJsonObject() << u"net.failed"_qs;
        QTest::newRow("hangs") << u"/hangs"_qs << QJsonObject{{u"timeout_seconds"_qs, 1}} << u"net.timeout"_qs;
    }

    void answersAreJudged()
    {
        QFETCH(QString, path);
        QFETCH(QJsonObject, more);
        QFETCH(QString, code);
        more[u"url"_qs] = url(path);
        ActionProbe probe;
        const auto outcome = probe.act(m_registry, u"http"_qs, more);
        QCOMPARE(outcome ? QString() : outcome.error().code, code);
        if (path == u"/big"_qs)
            QCOMPARE(outcome->values.value(u"body_bytes"_qs).toInteger(), 3 * 1024 * 1024);
    }

    void headAsksForNoBody()
    {
        ActionProbe probe;
        QVERIFY(probe.act(m_registry, u"http"_qs, {{u"url"_qs, url(u"/health"_qs)}, {u"method"_qs, u"HEAD"_qs}}));
        QVERIFY(m_server->lastRequest().startsWith("HEAD /health "));
        QVERIFY(!probe.act(m_registry, u"http"_qs,
                           {{u"url"_qs, url(u"/health"_qs)}, {u"method"_qs, u"HEAD"_qs}, {u"body_contains"_qs, u"x"_qs}}));
    }

    void cancelledWithin2Seconds()
    {
        ActionProbe probe;
        const CancelToken token = probe.cancel;
        std::thread later([token] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            token.cancel();
        });
        QElapsedTimer clock;
        clock.start();
        const auto outcome = probe.act(m_registry, u"http"_qs, {{u"url"_qs, url(u"/hangs"_qs)}, {u"timeout_seconds"_qs, 60}});
        later.join();
        QVERIFY(!outcome && outcome.error().fault == Fault::Interrupted);
        QVERIFY(clock.elapsed() < 2000);
    }

    void certificatesAreVerified()
    {
        QTemporaryDir folder;
        const QString key = folder.filePath(u"key.pem"_qs);
        const QString certificate = folder.filePath(u"cert.pem"_qs);
        QProcess make;
        make.start(u"openssl"_qs, {u"req"_qs, u"-x509"_qs, u"-newkey"_qs, u"rsa:2048"_qs, u"-nodes"_qs, u"-keyout"_qs, key,
                                   u"-out"_qs, certificate, u"-days"_qs, u"2"_qs, u"-subj"_qs, u"/CN=localhost"_qs,
                                   u"-addext"_qs, u"subjectAltName=IP:127.0.0.1"_qs});
        QVERIFY(make.waitForFinished() && make.exitCode() == 0);
        const int port = TinyServer::closedPort();
        QProcess server;
        server.start(u"openssl"_qs, {u"s_server"_qs, u"-accept"_qs, u"127.0.0.1:%1"_qs.arg(port), u"-key"_qs, key, u"-cert"_qs, certificate, u"-www"_qs});
        QVERIFY(server.waitForStarted());
        ActionProbe probe;
        const QJsonObject tcp{{u"host"_qs, u"127.0.0.1"_qs}, {u"port"_qs, port}};
        QTRY_VERIFY(probe.act(m_registry, u"tcp"_qs, tcp).has_value());
        QJsonObject params{{u"url"_qs, u"https://127.0.0.1:%1/"_qs.arg(port)}};
        const auto untrusted = probe.act(m_registry, u"http"_qs, params);
        QVERIFY(!untrusted);
        QCOMPARE(untrusted.error().code, u"net.tls"_qs);
        params[u"ca_file"_qs] = certificate;
        const auto trusted = probe.act(m_registry, u"http"_qs, params);
        QVERIFY2(trusted, qPrintable(trusted ? QString() : trusted.error().message));
        server.terminate();
        QVERIFY(server.waitForFinished());
    }

    void previewConnectsNowhere()
    {
        ActionProbe probe;
        const auto http = probe.preview(m_registry, u"http"_qs, {{u"url"_qs, u"http://no-such-host.invalid/x"_qs}});
        QVERIFY(http && http->first().startsWith(u"GET http://no-such-host.invalid/x"_qs));
        const auto tcp = probe.preview(m_registry, u"tcp"_qs, {{u"host"_qs, u"no-such-host.invalid"_qs}, {u"port"_qs, 5432}});
        QVERIFY(tcp && tcp->first().contains(u"5432"_qs));
    }

private:
    QString url(const QString &path) const { return u"http://127.0.0.1:%1%2"_qs.arg(m_server->port()).arg(path); }

    ActionRegistry m_registry;
    std::unique_ptr<TinyServer> m_server;
};

QTEST_GUILESS_MAIN(TestNetActions)
#include "tst_netactions.moc"
