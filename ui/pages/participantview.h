// SPDX-License-Identifier: GPL-3.0-or-later
// What the room sees, in a window of its own for the projector. It is handed released texts and nothing else, so
// it cannot show what was not released. Large, readable from the back row; no controls. Window thread; owned by
// SittingPage.
#pragma once

#include "items/releasedmodel.h"
#include "widgets/roomscreen.h"

class QLabel;
class QListView;
class QScrollArea;

namespace muster
{

class ParticipantView final : public RoomScreen
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ParticipantView)

public:
    explicit ParticipantView(const QString &title, QWidget *owner);

    void setTexts(const QVector<ReleasedText> &texts); // oldest first
    void setClock(const QString &text, bool paused);
    [[nodiscard]] const ReleasedModel *model() const { return m_model; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void scale() override;
    void fitNewest(int largest); // px

    ReleasedModel *m_model;
    QLabel *m_title;
    QLabel *m_clock;
    QLabel *m_about;
    QLabel *m_newest;
    QScrollArea *m_newestArea;
    QListView *m_older;
    QLabel *m_keys; // on F1: the keys of this window, nothing of the exercise
};

} // namespace muster
