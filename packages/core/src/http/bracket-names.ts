/**
 * Names of form fields and query parameters with brackets, as PHP, Rails, jQuery, axios and qs write them: `tags[]`, `items[0][name]`,
 * `filter[color]`.
 */

/** The part of a name before its first bracket or dot: `filter` for `filter[color]` and `filter.color`. A name without either is returned unchanged. */
export function rootName(name: string): string {
  const end = name.search(/[[.]/);
  return end > 0 ? name.slice(0, end) : name;
}

const LIST_ITEM = /\[\d{0,15}\]$/;

/** The list that a name adds an item to: `photos` for `photos[]` and `photos[0]`. Returns `undefined` for any other name. */
export function listName(name: string): string | undefined {
  const at = name.search(LIST_ITEM);
  return at > 0 ? name.slice(0, at) : undefined;
}

/** `true` if a name adds a member to an item without an index: `items[][name]`. */
export function hasUnnumberedItem(name: string): boolean {
  return name.includes('[][');
}

/**
 * Returns a function that numbers such items, called with the names in the order in which they were sent: `items[0][name]` for `items[][name]`.
 *
 * As in Rails, a member that the current item already has starts the next item. A list within an item (`items[][tags][]`) never does.
 */
export function itemNumbers(): (name: string) => string {
  const lists = new Map<string, { index: number; members: Set<string> }>();
  return (name) => {
    const at = name.indexOf('[][');
    const [list, member] = [name.slice(0, at), name.slice(at + 2)];
    const item = lists.get(list) ?? { index: 0, members: new Set() };
    lists.set(list, item);
    if (item.members.has(member) && !member.endsWith('[]')) {
      item.index += 1;
      item.members.clear();
    }
    item.members.add(member);
    return `${list}[${item.index}]${member}`;
  };
}
