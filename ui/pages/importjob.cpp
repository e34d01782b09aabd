// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/importjob.h"

#include "pages/background.h"
#include "pages/importrows.h"

namespace muster
{

namespace
{

constexpr int lookEvery = 100; // ms

ImportTry attempt(const ImportWish &wish, const ImportWatch &watch)
{
    ImportTry result;
    result.source = wish.source;
    ImportRequest request;
    request.sheet = wish.sheet;
    request.scenario = wish.scenario;
    request.response = wish.response;
    if (!result.source) {
        auto source = openImport(wish.path, request, watch);
        if (!source) {
            result.error = source.error();
            return result;
        }
        result.source = std::make_shared<const ImportSource>(std::move(*source));
    }
    if (wish.form != ImportForm::Guess && wish.form != result.source->form) {
        ImportSource other = *result.source;
        other.form = wish.form;
        result.source = std::make_shared<const ImportSource>(std::move(other));
    }
    request.fileName = result.source->fileName;
    if (result.source->form == ImportForm::Msel) {
        MselMapping bare;
        bare.headerRow = wish.headerRow;
        const auto columns = wish.mapping ? Result<ImportColumns>(ImportColumns{*wish.mapping, false})
                                          : columnsOf(*result.source, bare, false, wish.fresh);
        if (!columns) {
            result.error = columns.error();
            return result;
        }
        request.mapping = result.mapping = columns->mapping;
        result.remembered = columns->remembered;
    }
    auto imported = importSource(*result.source, request, watch);
    if (!imported) {
        result.error = imported.error();
        return result;
    }
    result.imported = std::make_shared<const Imported>(std::move(*imported));
    importrows::fill(&result);
    return result;
}

QString stageText(ImportStage stage)
{
    switch (stage) {
    case ImportStage::Reading:
        return ImportJob::tr("Reading the file");
    case ImportStage::Unpacking:
        return ImportJob::tr("Unpacking the workbook");
    case ImportStage::Rows:
        return ImportJob::tr("Reading the rows");
    case ImportStage::Injects:
        return ImportJob::tr("Making injects of the rows");
    case ImportStage::Checking:
        break;
    }
    return ImportJob::tr("Checking that it opens as a plan");
}

} // namespace

void letGo(ImportTry result)
{
    QThreadPool::globalInstance()->start([held = std::make_shared<ImportTry>(std::move(result))] {});
}

ImportJob::ImportJob(QObject *parent) : QObject(parent)
{
    m_look.setInterval(lookEvery);
    connect(&m_look, &QTimer::timeout, this, &ImportJob::tell);
}

ImportJob::~ImportJob()
{
    cancel();
}

void ImportJob::start(const ImportWish &wish)
{
    cancel();
    const auto state = std::make_shared<State>();
    m_state = state;
    m_look.start();
    inBackground(
        this,
        [wish, state] {
            ImportWatch watch;
            watch.report = [state](ImportStage stage, qint64 done, qint64 total) {
                state->stage = static_cast<int>(stage);
                state->done = done;
                state->total = total;
                return !state->stop;
            };
            return attempt(wish, watch);
        },
        [this, state](ImportTry result) {
            if (state != m_state) { // given up
                letGo(std::move(result));
                return;
            }
            m_state.reset();
            m_look.stop();
            Q_EMIT done(result);
        });
}

void ImportJob::cancel()
{
    if (m_state)
        m_state->stop = true;
    m_state.reset();
    m_look.stop();
}

void ImportJob::tell()
{
    const qint64 total = m_state ? m_state->total.load() : 0;
    if (m_state)
        Q_EMIT progressed(stageText(static_cast<ImportStage>(m_state->stage.load())),
                          total > 0 ? double(m_state->done.load()) / double(total) : -1);
}

} // namespace muster
