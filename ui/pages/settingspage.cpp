// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/settingspage.h"

#include "widgets/card.h"
#include "widgets/pageheader.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>

namespace muster
{

namespace
{

constexpr int fieldWidth = 560;

// The same column in every card.
void addLabelled(QFormLayout *form, const QString &text, QWidget *field)
{
    auto *label = new QLabel(text, field->parentWidget());
    label->setMinimumWidth(190);
    label->setBuddy(field);
    field->setMinimumWidth(320);
    form->addRow(label, field);
}

const QString themeKey = QStringLiteral("theme");
const QString operatorKey = QStringLiteral("operator");
const QString sandboxKey = QStringLiteral("sandbox/folder");
const QString userKey = QStringLiteral("sandbox/user");
const QString binariesKey = QStringLiteral("sandbox/binaries");
const QString profileKey = QStringLiteral("sandbox/profile");
const QString levelKey = QStringLiteral("checks/level");

} // namespace

ThemeChoice SettingsPage::themeChoice()
{
    return themeFromWord(QSettings().value(themeKey).toString());
}

RunOptions SettingsPage::runOptions()
{
    const QSettings settings;
    RunOptions options;
    options.operatorName = settings.value(operatorKey).toString();
    options.sandboxFolder = settings.value(sandboxKey, qEnvironmentVariable("MUSTER_SANDBOX_DIR")).toString();
    options.sandboxUser = settings.value(userKey).toString();
    options.postgresBin = settings.value(binariesKey).toString();
    options.profile = settings.value(profileKey, QStringLiteral("verify")).toString();
    options.level = settings.value(levelKey, QStringLiteral("standard")).toString();
    return options;
}

SettingsPage::SettingsPage(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("settingsPage"));
    setAccessibleName(tr("Settings"));
    auto *look = new Card(tr("You and the window"), this);
    auto *lookForm = new QFormLayout;
    look->setBodyMargins(16, 12);
    look->body()->addLayout(lookForm);
    addText(lookForm, operatorKey, tr("Your name"),
            tr("stands in the journal; empty: the name you are logged in with"));
    addTheme(lookForm);

    auto *sandbox = new Card(tr("Sandboxes and checks"), this);
    auto *form = new QFormLayout;
    sandbox->setBodyMargins(16, 12);
    sandbox->body()->addLayout(form);
    addText(form, sandboxKey, tr("Sandbox folder"),
            tr("empty: a short folder in /var/tmp; needs twice the backup's size"));
    addText(form, userKey, tr("User for servers, when root"), tr("PostgreSQL refuses root; empty: postgres"));
    addText(form, binariesKey, tr("Server binaries"), tr("empty: the newest that serve the backup"));
    const auto addChoice = [this, form](const QString &key, const QString &label,
                                        const QList<QPair<QString, QString>> &all, const QString &preset) {
        auto *box = new QComboBox(this);
        box->setObjectName(key);
        box->setAccessibleName(label);
        for (const auto &[word, text] : all)
            box->addItem(text, word);
        box->setCurrentIndex(std::max(0, box->findData(QSettings().value(key, preset))));
        connect(box, &QComboBox::currentIndexChanged, this,
                [box, key] { QSettings().setValue(key, box->currentData()); });
        box->setMaximumWidth(fieldWidth);
        addLabelled(form, label, box);
    };
    addChoice(
        profileKey, tr("Sandbox profile"),
        {{QStringLiteral("verify"), tr("verify: fast, unsafe settings")},
         {QStringLiteral("representative"), tr("representative: the server's own settings, for a true RTO")}},
        QStringLiteral("verify"));
    addChoice(
        levelKey, tr("How much is checked"),
        {{QStringLiteral("quick"), tr("quick: table of contents and row counts")},
         {QStringLiteral("standard"),
          tr("standard: and every row's content, every foreign key, every index")},
         {QStringLiteral("paranoid"), tr("paranoid: and heap and B-tree pages, the backup read twice")}},
        QStringLiteral("standard"));

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(new PageHeader(tr("Settings"), tr("saved as you change them"), this));
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 12, 12, 12);
    below->setSpacing(12);
    below->addWidget(look);
    below->addWidget(sandbox);
    below->addStretch(1);
    all->addLayout(below, 1);
    for (QFormLayout *each : {lookForm, form}) {
        each->setHorizontalSpacing(16);
        each->setVerticalSpacing(8);
        each->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    }
}

void SettingsPage::addTheme(QFormLayout *form)
{
    auto *box = new QComboBox(this);
    box->setObjectName(themeKey);
    box->setAccessibleName(tr("Colours"));
    for (const auto &[choice, text] :
         QList<QPair<ThemeChoice, QString>>{{ThemeChoice::System, tr("as the system")},
                                            {ThemeChoice::Light, tr("light")},
                                            {ThemeChoice::Dark, tr("dark")},
                                            {ThemeChoice::HighContrast, tr("high contrast")}})
        box->addItem(text, themeWord(choice));
    box->setCurrentIndex(std::max(0, box->findData(themeWord(themeChoice()))));
    connect(box, &QComboBox::currentIndexChanged, this, [this, box] {
        QSettings().setValue(themeKey, box->currentData());
        Q_EMIT themeChanged(themeFromWord(box->currentData().toString()));
    });
    box->setMaximumWidth(fieldWidth);
    addLabelled(form, tr("Colours"), box);
}

QLineEdit *SettingsPage::addText(QFormLayout *form, const QString &key, const QString &label,
                                 const QString &hint)
{
    auto *edit = new QLineEdit(QSettings().value(key).toString(), this);
    edit->setObjectName(key);
    edit->setAccessibleName(label);
    edit->setAccessibleDescription(hint);
    edit->setPlaceholderText(hint);
    edit->setMaximumWidth(fieldWidth);
    connect(edit, &QLineEdit::editingFinished, this,
            [edit, key] { QSettings().setValue(key, edit->text().trimmed()); });
    addLabelled(form, label, edit);
    return edit;
}

} // namespace muster
