// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/transfer.h"

#include "command/parameters.h"
#include "process/childprocess.h"

#include <QUrl>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <mutex>

#include <curl/curl.h>

namespace muster
{

namespace
{

constexpr qint64 mostBody = 1024 * 1024;

struct EasyEnd
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
struct MultiEnd
{
    void operator()(CURLM *multi) const { curl_multi_cleanup(multi); }
};

size_t takeBody(char *data, size_t size, size_t count, void *user)
{
    auto *answer = static_cast<Transfer *>(user);
    const qint64 bytes = qint64(size * count);
    const qint64 room = std::max<qint64>(0, mostBody - answer->body.size());
    answer->body.append(data, std::min(bytes, room));
    answer->bodyBytes += bytes;
    return size * count;
}

Error netError(const char *code, const QString &message, const QString &hint)
{
    return {QLatin1String(code), message, hint, Fault::Failed};
}

class Exchange
{
public:
    Exchange(const TransferWish &wish, const CancelToken &cancel) : m_wish(wish), m_cancel(cancel) {}

    Result<Transfer> go()
    {
        static std::once_flag once;
        std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
        m_easy.reset(curl_easy_init());
        m_multi.reset(curl_multi_init());
        if (!m_easy || !m_multi)
            return fail(netError("net.failed", CommandText::tr("The network library could not be started."), QString()));
        prepare();
        curl_multi_add_handle(m_multi.get(), m_easy.get());
        const Result<CURLcode> code = perform();
        Result<Transfer> result = code ? judged(*code) : Result<Transfer>(fail(code.error()));
        curl_multi_remove_handle(m_multi.get(), m_easy.get());
        return result;
    }

private:
    template<typename T>
    void set(CURLoption option, T value)
    {
        curl_easy_setopt(m_easy.get(), option, value);
    }

    void prepare()
    {
        const QByteArray url = QUrl(m_wish.url).toEncoded();
        set(CURLOPT_URL, url.constData());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_QUICK_EXIT, 1L); // a resolver that hangs does not hold up the end
        set(CURLOPT_TIMEOUT_MS, long(m_wish.timeout.count()));
        set(CURLOPT_CONNECTTIMEOUT_MS, long(m_wish.timeout.count()));
        set(CURLOPT_ERRORBUFFER, m_errorText.data());
        set(CURLOPT_WRITEFUNCTION, takeBody);
        set(CURLOPT_WRITEDATA, &m_answer);
        set(CURLOPT_USERAGENT, "muster");
        set(CURLOPT_FRESH_CONNECT, 1L);
        if (m_wish.head)
            set(CURLOPT_NOBODY, 1L);
        if (m_wish.connectOnly) {
            set(CURLOPT_CONNECT_ONLY, 1L);
            set(CURLOPT_PROXY, "");
        }
        const QByteArray ca = m_wish.caFile.toLocal8Bit();
        if (!ca.isEmpty())
            set(CURLOPT_CAINFO, ca.constData());
    }

    Result<CURLcode> perform()
    {
        for (;;) {
            int running = 0;
            curl_multi_perform(m_multi.get(), &running);
            int waiting = 0;
            while (const CURLMsg *message = curl_multi_info_read(m_multi.get(), &waiting)) {
                if (message->msg == CURLMSG_DONE)
                    return message->data.result;
            }
            curl_waitfd token{m_cancel.fd(), CURL_WAIT_POLLIN, 0};
            curl_multi_poll(m_multi.get(), &token, token.fd < 0 ? 0 : 1, 200, nullptr);
            if (m_cancel.isCancelled())
                return fail(stoppedError());
        }
    }

    Result<Transfer> judged(CURLcode code)
    {
        curl_off_t took = 0;
        curl_easy_getinfo(m_easy.get(), CURLINFO_TOTAL_TIME_T, &took);
        m_answer.took = Milliseconds(took / 1000);
        if (code != CURLE_OK)
            return fail(errorOf(code));
        long status = 0;
        char *address = nullptr;
        curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(m_easy.get(), CURLINFO_PRIMARY_IP, &address);
        m_answer.status = int(status);
        m_answer.address = QString::fromLatin1(address);
        return m_answer;
    }

    [[nodiscard]] QString where() const
    {
        const QUrl url(m_wish.url);
        return m_wish.connectOnly ? CommandText::tr("%1, port %2").arg(url.host()).arg(url.port()) : m_wish.url;
    }

    [[nodiscard]] Error dnsError() const
    {
        return netError("net.dns", CommandText::tr("The name %1 cannot be resolved to an address.").arg(QUrl(m_wish.url).host()),
                        CommandText::tr("Check the name for a typing error, then DNS: getent hosts %1").arg(QUrl(m_wish.url).host()));
    }

    [[nodiscard]] Error errorOf(CURLcode code) const
    {
        const QString said = m_errorText.front() != '\0' ? QString::fromUtf8(m_errorText.data())
                                                         : QString::fromUtf8(curl_easy_strerror(code));
        switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST: return dnsError();
        case CURLE_COULDNT_CONNECT: return connectError(said);
        case CURLE_OPERATION_TIMEDOUT: return timeoutError();
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
            return netError("net.tls", CommandText::tr("%1 cannot be trusted: %2").arg(where(), said),
                            CommandText::tr("Renew the certificate, or name the issuer's with “ca_file”. It is never left unverified."));
        default:
            return netError("net.failed", CommandText::tr("%1: %2").arg(where(), said),
                            CommandText::tr("Try it by hand: curl -v %1").arg(m_wish.url));
        }
    }

    [[nodiscard]] Error connectError(const QString &said) const
    {
        long number = 0;
        curl_easy_getinfo(m_easy.get(), CURLINFO_OS_ERRNO, &number);
        if (number == ECONNREFUSED)
            return netError("net.refused", CommandText::tr("The connection to %1 was refused: nothing listens there.").arg(where()),
                            CommandText::tr("Start the service, or correct host and port."));
        if (number == EHOSTUNREACH || number == ENETUNREACH)
            return netError("net.unreachable", CommandText::tr("%1 cannot be reached: %2.")
                                                   .arg(where(), QString::fromLocal8Bit(std::strerror(int(number)))),
                            CommandText::tr("Check the route and the firewall."));
        if (number == ETIMEDOUT)
            return timeoutError();
        return netError("net.failed", CommandText::tr("No connection to %1: %2").arg(where(), said),
                        CommandText::tr("Check host, port and firewall."));
    }

    [[nodiscard]] Error timeoutError() const
    {
        curl_off_t resolved = 0;
        curl_off_t connected = 0;
        curl_easy_getinfo(m_easy.get(), CURLINFO_NAMELOOKUP_TIME_T, &resolved);
        curl_easy_getinfo(m_easy.get(), CURLINFO_CONNECT_TIME_T, &connected);
        if (resolved == 0)
            return dnsError();
        const QString limit = wordsText(m_wish.timeout);
        return connected == 0
                   ? netError("net.timeout", CommandText::tr("No connection to %1 within %2.").arg(where(), limit),
                              CommandText::tr("A firewall may drop the packets, or the machine is down."))
                   : netError("net.timeout", CommandText::tr("Connected to %1, but no whole answer came within %2.").arg(where(), limit),
                              CommandText::tr("The service hangs or is slow: look at its log, or raise timeout_seconds."));
    }

    const TransferWish &m_wish;
    const CancelToken &m_cancel;
    std::array<char, CURL_ERROR_SIZE> m_errorText{};
    Transfer m_answer;
    std::unique_ptr<CURLM, MultiEnd> m_multi;
    std::unique_ptr<CURL, EasyEnd> m_easy; // goes before its multi handle
};

} // namespace

Result<Transfer> transfer(const TransferWish &wish, const CancelToken &cancel)
{
    return Exchange(wish, cancel).go();
}

} // namespace muster
