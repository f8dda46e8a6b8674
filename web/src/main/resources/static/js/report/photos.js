/** Photos: a small picture of each, checked before it is sent, and a way to take it out again. */

import { element, find } from "../dom.js";

export const MOST = 3;
const LARGEST_BYTES = 10_000_000;
const TYPES = ["image/jpeg", "image/png", "image/webp"];
const PICTURE_PX = 192;

export class Photos {
  /**
   * @param {HTMLElement} root `[data-photos]`
   * @param {import("../texts.js").Texts} texts
   */
  constructor(root, texts) {
    this.texts = texts;
    this.input = /** @type {HTMLInputElement} */ (find(root, "[data-photos-input]"));
    this.list = find(root, "[data-photos-list]");
    this.problem = find(root, "[data-fault=photos]");
    /** @type {File[]} */
    this.files = [];
    this.input.addEventListener("change", () => this.add([...(this.input.files ?? [])]));
    // the browser may have kept files over "back"
    if (this.input.files?.length) this.add([...this.input.files]);
  }

  /** @param {File[]} chosen added to those that are there: a file field alone would replace them */
  async add(chosen) {
    const { text } = this.texts;
    const readable = await Promise.all(chosen.map(isImage));
    /** @type {string[]} */
    const problems = [];
    const good = chosen.filter((file, index) => {
      if (!TYPES.includes(file.type)) problems.push(text("report.script.photo.type", file.name));
      else if (file.size > LARGEST_BYTES) problems.push(text("report.script.photo.large", file.name));
      else if (!readable[index]) problems.push(text("report.script.photo.broken", file.name));
      else return !this.files.some((known) => same(known, file));
      return false;
    });
    const all = [...this.files, ...good];
    if (all.length > MOST) problems.push(text("report.script.photo.many", MOST));
    this.files = all.slice(0, MOST);
    this.problem.textContent = problems.join(" ");
    this.problem.hidden = problems.length === 0;
    this.show();
  }

  /** @param {number} index */
  remove(index) {
    this.files.splice(index, 1);
    this.problem.hidden = true;
    this.show();
    this.input.focus();
  }

  show() {
    const transfer = new DataTransfer();
    for (const file of this.files) transfer.items.add(file);
    this.input.files = transfer.files;
    this.list.replaceChildren(...this.files.map((file, index) => this.item(file, index)));
  }

  /**
   * @param {File} file
   * @param {number} index
   */
  item(file, index) {
    const name = this.texts.text("report.script.photo.name", index + 1);
    const attributes = { width: String(PICTURE_PX), height: String(PICTURE_PX), role: "img", "aria-label": name };
    const picture = /** @type {HTMLCanvasElement} */ (element("canvas", { class: "photos__picture", attributes }));
    paint(picture, file);
    const label = this.texts.text("report.script.photo.remove", name);
    const remove = element("button", {
      class: "photos__remove",
      attributes: { type: "button", "aria-label": label, title: label },
    });
    remove.addEventListener("click", () => this.remove(index));
    return element("li", { class: "photos__item" }, [picture, remove]);
  }
}

/**
 * @param {File} file
 * @returns {Promise<boolean>} whether the browser can show it
 */
async function isImage(file) {
  if (!TYPES.includes(file.type) || file.size > LARGEST_BYTES) return false;
  try {
    (await createImageBitmap(file)).close();
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {File} one
 * @param {File} other
 */
function same(one, other) {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}

/**
 * A canvas needs no address for the picture, which the security policy would refuse.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {File} file
 */
async function paint(canvas, file) {
  try {
    const image = await createImageBitmap(file);
    const side = Math.min(image.width, image.height);
    const left = (image.width - side) / 2;
    const top = (image.height - side) / 2;
    canvas.getContext("2d")?.drawImage(image, left, top, side, side, 0, 0, PICTURE_PX, PICTURE_PX);
    image.close();
  } catch {
    // no picture a browser can read: the server says so, by name
  }
}
