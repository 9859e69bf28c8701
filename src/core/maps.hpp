// Small words for maps that the indexes and the State share.
#pragma once

namespace recall {

// The value of the key; null where there is none.
template <typename Map, typename Key>
auto value_in(const Map& map, const Key& key) -> const typename Map::mapped_type* {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

// The value of the key; an empty one where there is none.
template <typename Map, typename Key>
const typename Map::mapped_type& value_or_empty(const Map& map, const Key& key) {
    static const typename Map::mapped_type empty;
    const auto* value = value_in(map, key);
    return value ? *value : empty;
}

// Out of the set of the key, which goes with its last element.
template <typename Map, typename Key, typename Element>
void erase_from(Map& map, const Key& key, const Element& element) {
    const auto set = map.find(key);
    if (set == map.end()) return;
    set->second.erase(element);
    if (set->second.empty()) map.erase(set);
}

}  // namespace recall
