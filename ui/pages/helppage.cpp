// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/helppage.h"

#include "pages/ledgerpage.h"
#include "pages/livepage.h"
#include "widgets/card.h"
#include "widgets/entry.h"
#include "widgets/pageheader.h"

#include <QBoxLayout>
#include <QTextBrowser>

namespace muster
{

KeyList HelpPage::everywhere()
{
    return {{tr("Ctrl+K"), tr("find any plan, run, step or command")},
            {tr("Alt+Left, Alt+Right"), tr("back, forward")},
            {tr("Ctrl+1 … Ctrl+5"), tr("Start, Plans, Live run, History, Gaps")},
            {tr("Ctrl+O"), tr("open a plan file")},
            {tr("F1"), tr("keys of this page")},
            {tr("Ctrl+C"), tr("copy the chosen rows as text")}};
}

QString HelpPage::asHtml(const KeyList &keys)
{
    QString rows;
    for (const auto &[key, text] : keys)
        rows +=
            QStringLiteral(
                "<tr><td style='padding:3px 24px 3px 0'><b>%1</b></td><td style='padding:3px 0'>%2</td></tr>")
                .arg(key.toHtmlEscaped(), text.toHtmlEscaped());
    return u"<table>" + rows + u"</table>";
}

HelpPage::HelpPage(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("helpPage"));
    setAccessibleName(tr("Help"));
    auto *text = new QTextBrowser(this);
    text->setObjectName(QStringLiteral("helpText"));
    text->setAccessibleName(tr("Help"));
    text->setFrameShape(QFrame::NoFrame);
    text->setOpenExternalLinks(false);
    const QString scribe =
        tr("<p>Write what happens as people say it; Enter records it with the time. Marks at the beginning "
           "tell what it is:</p>") +
        asHtml({{QStringLiteral("@dba"), tr("whom it concerns")},
                {QStringLiteral("!"), tr("an issue")},
                {QStringLiteral("?"), tr("a question")},
                {QStringLiteral("~"), tr("a deviation from the plan")},
                {QStringLiteral("#gap P1"), tr("a gap with its priority")},
                {QStringLiteral("-2m"), tr("it happened two minutes ago")}});
    text->setHtml(u"<h3>" + tr("Everywhere") + u"</h3>" + asHtml(everywhere()) + u"<h3>" + tr("Live run") +
                  u"</h3>" + asHtml(LivePage::keys()) + u"<h3>" + tr("The scribe line") + u"</h3>" + scribe +
                  u"<h3>" + tr("Gaps") + u"</h3>" + asHtml(LedgerPage::keys()) + u"<h3>" + tr("More") + u"</h3><p>" +
                  tr("The user guide is installed with the program (guide.md); <i>man muster</i> and <i>man "
                     "muster-cli</i> "
                     "tell the options. Whatever the window does, muster-cli does too.") +
                  u"</p><p>" + tr("Muster %1").arg(QStringLiteral(MUSTER_VERSION)) + u"</p>");
    setEntry(this, text);
    auto *card = new Card({}, this);
    card->setBodyMargins(12, 8);
    card->body()->addWidget(text);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(new PageHeader(tr("Help"), {}, this));
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 12, 12, 12);
    below->addWidget(card);
    all->addLayout(below, 1);
}

} // namespace muster
