// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/lessonsform.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QJsonArray>
#include <QLabel>
#include <QPlainTextEdit>

namespace muster
{

namespace
{

constexpr int restAfter = 1500; // ms without a key

const QStringList &problemKeys()
{
    static const QStringList keys{QStringLiteral("what"), QStringLiteral("impact"), QStringLiteral("cause"),
                                  QStringLiteral("resolution")};
    return keys;
}

} // namespace

QJsonArray lessonsFromText(const QString &key, const QString &text)
{
    QJsonArray lines;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.trimmed().isEmpty())
            continue;
        const QStringList parts = line.split(u'|');
        if (key != u"went_wrong" || parts.size() == 1) {
            lines.append(line.trimmed());
            continue;
        }
        QJsonObject problem;
        for (int i = 0; i < problemKeys().size() && i < parts.size(); ++i)
            problem.insert(problemKeys().at(i), parts.at(i).trimmed());
        lines.append(problem);
    }
    return lines;
}

QString lessonsToText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    QStringList lines;
    for (const QJsonValue &item : value.toArray()) {
        if (!item.isObject()) {
            lines << item.toString();
            continue;
        }
        QStringList parts;
        for (const QString &key : problemKeys())
            parts << item.toObject().value(key).toString();
        while (parts.size() > 1 && parts.last().isEmpty())
            parts.removeLast();
        lines << parts.join(QStringLiteral(" | "));
    }
    return lines.join(u'\n');
}

LessonsForm::LessonsForm(QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(10, 8, 10, 10);
    grid->setSpacing(4);
    grid->setHorizontalSpacing(10);
    const QString each = tr("one a line");
    add("went_well", tr("What went well"), each, 0, 0);
    add("went_wrong", tr("What did not go well"), tr("what | impact | cause | resolution, one a line"), 0, 1);
    add("unexpected", tr("Unexpected findings"), each, 1, 0);
    add("documents_to_update", tr("Documents to bring up to date"), each, 1, 1);
    add("recommendations", tr("Recommendations"), each, 2, 0);
    add("next_dates", tr("Next dates"), tr("2027-01-15: next drill, one a line"), 2, 1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfter);
    connect(&m_rest, &QTimer::timeout, this, &LessonsForm::flush);
}

void LessonsForm::add(const char *key, const QString &title, const QString &hint, int row, int column)
{
    auto *label = new QLabel(title, this);
    label->setFont(theme::semibold(theme::small(font())));
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(QStringLiteral("lesson-") + QLatin1String(key));
    edit->setAccessibleName(title);
    edit->setPlaceholderText(hint);
    edit->setTabChangesFocus(true);
    edit->setMinimumHeight(44);
    edit->installEventFilter(this);
    label->setBuddy(edit);
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(label, row * 2, column);
    grid->addWidget(edit, row * 2 + 1, column);
    grid->setRowStretch(row * 2 + 1, 1);
    connect(edit, &QPlainTextEdit::textChanged, this, [this] { m_rest.start(); });
    m_fields.append({QLatin1String(key), edit, {}});
}

void LessonsForm::update(const RunState &state, bool writable)
{
    for (Field &field : m_fields) {
        field.edit->setReadOnly(!writable);
        const QString text = lessonsToText(state.tabletop.lessons.value(field.key));
        if (text == field.recorded)
            continue;
        const bool untouched = field.edit->toPlainText() == field.recorded;
        field.recorded = text;
        if (untouched && !field.edit->hasFocus()) {
            const QSignalBlocker quiet(field.edit);
            field.edit->setPlainText(text);
        }
    }
}

QWidget *LessonsForm::first() const
{
    return m_fields.first().edit;
}

void LessonsForm::flush()
{
    m_rest.stop();
    QJsonObject changed;
    for (Field &field : m_fields) {
        const QJsonArray typed = lessonsFromText(field.key, field.edit->toPlainText());
        if (field.edit->isReadOnly() || lessonsToText(typed) == field.recorded)
            continue;
        field.recorded = lessonsToText(typed);
        changed.insert(field.key, typed.isEmpty() ? QJsonValue() : QJsonValue(typed));
    }
    if (!changed.isEmpty())
        Q_EMIT asked([changed](RunSession &session) { session.changeLessons(changed); });
}

bool LessonsForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        flush();
    return QWidget::eventFilter(watched, event);
}

} // namespace muster
