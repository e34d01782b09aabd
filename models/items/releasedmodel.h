// SPDX-License-Identifier: GPL-3.0-or-later
// What the room sees on the projector. It is made of released texts and of nothing else: neither the plan nor
// the run's state can be handed to it, so it cannot hold what was not released. Newest first. Window thread.
#pragma once

#include "domain/tabletopstate.h"

#include <QAbstractListModel>

namespace muster
{

class ReleasedModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReleasedModel)

public:
    enum Role { OffsetRole = Qt::UserRole + 200, FromRole, ToRole, ModeRole, NumberRole, ArtifactsRole, ScenarioRole };

    explicit ReleasedModel(const QVector<ReleasedText> &texts, QObject *parent = nullptr);

    void setTexts(const QVector<ReleasedText> &texts); // inserts what is new

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override; // display: the text

private:
    QVector<ReleasedText> m_texts; // oldest first
};

} // namespace muster
