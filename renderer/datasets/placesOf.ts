/** Where the images of a class stand in their split; of all classes with `null`. */
export function placesOf(labels: Uint16Array, classIndex: number | null): Uint32Array {
  const all = Uint32Array.from(labels.keys());
  return classIndex === null ? all : all.filter(place => labels[place] === classIndex);
}
