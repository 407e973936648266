// SPDX-License-Identifier: GPL-3.0-or-later
// Memory for answers of many rows.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <type_traits>

namespace sightline
{

// To be given back with std::free. What the system hands out anew each time is asked for in large pages where
// there are such: a fault for every 4 KiB takes longer than filling them. Throws std::bad_alloc.
[[nodiscard]] void* allocateLarge(std::size_t bytes);

// Values of a plain type that are not set when the array is made: whoever makes it writes every one.
template <class T> class LargeArray
{
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    LargeArray() = default;

    explicit LargeArray(std::size_t n) : m_values(static_cast<T*>(allocateLarge(n * sizeof(T)))) {}

    [[nodiscard]] T* get() const { return m_values.get(); }

    [[nodiscard]] T& operator[](std::size_t i) const { return m_values.get()[i]; }

    [[nodiscard]] explicit operator bool() const { return m_values != nullptr; }

private:
    struct Free {
        void operator()(T* values) const { std::free(values); }
    };

    std::unique_ptr<T, Free> m_values;
};

} // namespace sightline
