// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/sensor_recording.h"

#include <QObject>
#include <QTimer>

namespace tmw::ui {

/// Raw rows of a board's sensor into a table, with no regard to what is predicted. The firmware
/// reads its sensor for the model that runs, as many values as that takes: a board without a model
/// cannot record, and says so.
class BoardRecorder : public QObject {
    Q_OBJECT
public:
    BoardRecorder(Workflow& workflow, const BoardDesk& desk, QObject* parent = nullptr);
    ~BoardRecorder() override;

    /// `periodSeconds` between rows.
    void start(double periodSeconds);
    void stop();
    bool isRunning() const { return running_; }
    size_t rows() const { return recording_ ? recording_->rows() : 0; }
    /// The last row.
    const std::vector<float>& last() const { return last_; }
    double seconds() const { return seconds_; }
    /// The table, once it ended; empty: no row came.
    const std::filesystem::path& file() const { return file_; }
    const std::optional<Error>& problem() const { return problem_; }
    size_t dropped() const { return dropped_; }
    /// Names of the values; known from the first row on.
    const std::vector<std::string>& inputs() const { return inputs_; }

signals:
    void changed();
    /// A row, as the screen takes it.
    void row(double seconds, const std::vector<float>& values);

private:
    struct Row {
        double seconds = 0;
        std::vector<float> values = {};
    };
    struct Ended {
        size_t dropped = 0;
        std::string model; ///< SHA-256 of the .tflite that ran
    };
    using Ring = LiveRing<Row, 4096>;
    Status begin(const Row& first);
    void drain();
    void finish(const Result<Ended>& ended);

    Workflow& workflow_;
    const BoardDesk& desk_;
    QTimer screen_;
    std::shared_ptr<Ring> ring_;
    std::unique_ptr<SensorRecording> recording_;
    std::vector<std::string> inputs_;
    std::vector<float> last_;
    std::filesystem::path file_;
    std::optional<Error> problem_;
    double seconds_ = 0;
    size_t dropped_ = 0;
    bool running_ = false;
};

} // namespace tmw::ui
