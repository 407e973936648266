# SPDX-License-Identifier: GPL-3.0-or-later
set(SIGHTLINE_IMPORT_SOURCES
    import/csv_splitter.cpp
    import/event_xml.cpp
    import/formats.cpp
    import/json_splitter.cpp
    import/recognise.cpp
    import/record_reader.cpp
    import/source_reader.cpp
    import/window.cpp)
