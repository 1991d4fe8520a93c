// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/image_folder.h"

#include "core/data/files_below.h"

#include <QImage>
#include <QImageReader>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace tmw {

namespace {

namespace fs = std::filesystem;

constexpr int kWidest = 1024;
constexpr size_t kMostBytes = size_t{1} << 30;

constexpr ErrorKind kBadSize{"image.bad_size", "%1 is not a size of images. Write width and "
                                               "height from 1 to 1024, such as 32x32."};
constexpr ErrorKind kNone{"image.none",
                          "There is no image in %1. Name a folder with .png, .bmp or .jpg files."};
constexpr ErrorKind kUnreadable{"image.unreadable", "%1 cannot be read as an image: %2. Take it "
                                                    "out of the folder, or save it again."};
constexpr ErrorKind kSizes{"image.sizes", "The images of %1 are of unequal size: %2. Give one size "
                                          "for all, for example --size 32x32."};
constexpr ErrorKind kTooLarge{"image.too_large",
                              "%1 images of %2 are more values than fit. Give a smaller size, for "
                              "example --size 96x96."};

struct ImageFile {
    fs::path path;
    std::string name;     ///< below the folder
    std::string category; ///< empty: none
};

/// A file alone is itself.
Result<std::vector<fs::path>> imageFiles(const fs::path& folder) {
    if (std::error_code failed; fs::is_regular_file(folder, failed))
        return std::vector{folder};
    return filesBelow(folder, isImageFile);
}

Result<std::vector<ImageFile>> imagesOf(const fs::path& folder, const std::string& ownName) {
    TMW_TRY(const auto files, imageFiles(folder));
    std::vector<ImageFile> images;
    for (const fs::path& path : files) {
        const bool here = path == folder || path.parent_path() == folder;
        images.push_back(
            {path,
             path == folder ? path.filename().string() : path.lexically_relative(folder).string(),
             here ? ownName : path.parent_path().filename().string()});
    }
    return images;
}

std::string sizesText(const std::map<std::pair<int, int>, size_t>& sizes) {
    constexpr size_t kShown = 6;
    std::vector<std::pair<size_t, std::string>> byCount;
    for (const auto& [size, count] : sizes)
        byCount.emplace_back(count, std::to_string(size.first) + "x" + std::to_string(size.second));
    std::ranges::sort(byCount, std::greater{});
    std::string text;
    for (size_t i = 0; i < byCount.size() && i < kShown; ++i)
        text += (i ? ", " : "") + std::to_string(byCount[i].first) + " of " + byCount[i].second;
    return byCount.size() > kShown ? text + ", ..." : text;
}

/// The size all have, from their heads alone.
Result<std::pair<int, int>> commonSize(const fs::path& folder,
                                       const std::vector<ImageFile>& images) {
    std::map<std::pair<int, int>, size_t> sizes;
    for (const ImageFile& image : images) {
        QImageReader reader(QString::fromStdString(image.path.string()));
        const QSize size = reader.size();
        if (!size.isValid() || size.isEmpty())
            return fail(kUnreadable, image.name, reader.errorString().toStdString());
        ++sizes[{size.width(), size.height()}];
    }
    const std::string name = folder.filename().empty() ? folder.parent_path().filename().string()
                                                       : folder.filename().string();
    if (sizes.size() > 1)
        return fail(kSizes, name, sizesText(sizes));
    return sizes.begin()->first;
}

/// Red, green and blue, row by row; `gray` falls where one has colour.
Status appendPixels(const ImageFile& file, std::pair<int, int> size, std::vector<uint8_t>& pixels,
                    bool& gray) {
    QImageReader reader(QString::fromStdString(file.path.string()));
    QImage image = reader.read();
    if (image.isNull())
        return fail(kUnreadable, file.name, reader.errorString().toStdString());
    gray = gray && image.isGrayscale();
    if (image.width() != size.first || image.height() != size.second)
        image =
            image.scaled(size.first, size.second, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    image = image.convertToFormat(QImage::Format_RGB888);
    for (int y = 0; y < image.height(); ++y) {
        const uint8_t* line = image.constScanLine(y);
        pixels.insert(pixels.end(), line, line + 3 * image.width());
    }
    return {};
}

/// Brightness by the weights of Rec. 601, rounded; of equal parts the part itself.
std::vector<uint8_t> brightness(const std::vector<uint8_t>& pixels) {
    std::vector<uint8_t> gray(pixels.size() / 3);
    for (size_t i = 0; i < gray.size(); ++i)
        gray[i] = static_cast<uint8_t>(
            (299u * pixels[3 * i] + 587u * pixels[3 * i + 1] + 114u * pixels[3 * i + 2] + 500u) /
            1000u);
    return gray;
}

Column wordColumn(std::string name, ColumnRole role, const std::vector<ImageFile>& images,
                  std::string ImageFile::*member) {
    Column column{.name = std::move(name), .type = ColumnType::Category, .role = role};
    std::map<std::string, double> places;
    for (const ImageFile& image : images)
        places[image.*member];
    for (auto& [word, place] : places) {
        place = static_cast<double>(column.categories.size());
        column.categories.push_back(word);
    }
    for (const ImageFile& image : images)
        column.values.push_back(places[image.*member]);
    return column;
}

} // namespace

Result<std::pair<int, int>> parseImageSize(std::string_view text) {
    int sizes[2] = {0, 0};
    const size_t cross = text.find('x');
    if (cross == std::string_view::npos)
        return fail(kBadSize, text);
    const std::string_view words[2] = {text.substr(0, cross), text.substr(cross + 1)};
    for (int i = 0; i < 2; ++i) {
        const char* end = words[i].data() + words[i].size();
        const auto [at, error] = std::from_chars(words[i].data(), end, sizes[i]);
        if (error != std::errc{} || at != end || sizes[i] < 1 || sizes[i] > kWidest)
            return fail(kBadSize, text);
    }
    return std::pair(sizes[0], sizes[1]);
}

bool isImageFile(const fs::path& path) {
    constexpr std::array<std::string_view, 4> kEndings{".png", ".bmp", ".jpg", ".jpeg"};
    std::string ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
    return std::ranges::find(kEndings, ending) != kEndings.end();
}

Result<size_t> countImages(const fs::path& folder) {
    TMW_TRY(const auto files, imageFiles(folder));
    return files.size();
}

Result<Dataset> readImageFolder(const fs::path& folder, const std::string& ownName,
                                const ImageOptions& options, std::stop_token stop) {
    TMW_TRY(const auto images, imagesOf(folder, ownName));
    if (images.empty())
        return fail(kNone, folder.string());
    auto size = options.size;
    if (!size) {
        TMW_TRY(size, commonSize(folder, images));
    }
    const std::string shape = std::to_string(size->first) + "x" + std::to_string(size->second);
    const size_t area = static_cast<size_t>(size->first) * static_cast<size_t>(size->second);
    if (images.size() > kMostBytes / 3 / area)
        return fail(kTooLarge, images.size(), shape);
    std::vector<uint8_t> pixels;
    pixels.reserve(images.size() * area * 3);
    bool gray = true;
    for (const ImageFile& image : images) {
        if (stop.stop_requested())
            return fail(kCancelled);
        TMW_CHECK(appendPixels(image, *size, pixels, gray));
    }
    const bool one = gray || options.gray;
    Dataset data;
    data.rows = images.size();
    data.array = std::make_shared<const SampleArray>(SampleArray{
        {size->second, size->first, one ? 1 : 3}, one ? brightness(pixels) : std::move(pixels)});
    data.columns.push_back(wordColumn("file", ColumnRole::Ignored, images, &ImageFile::name));
    if (std::ranges::none_of(images, [](const ImageFile& i) { return i.category.empty(); }))
        data.columns.push_back(
            wordColumn("label", ColumnRole::Label, images, &ImageFile::category));
    if (options.part)
        data.importedPart.assign(data.rows, options.part);
    return data;
}

} // namespace tmw
