import { IMAGE_SIZES, IMAGE_SIZE_NAMES, type ImageSize } from "@contract/image-sizes.ts";
import { ShapeIcon } from "@/features/generate/composer/shape-icon";
import { ratioLabel, shapeName } from "@/features/generate/settings-words";
import { ChoiceList } from "@/components/choice-list";
import { Segmented } from "@/components/segmented";

interface ShapePickerProps {
  value: ImageSize;
  onChange: (value: ImageSize) => void;
}

export function ShapeSegments({ value, onChange }: ShapePickerProps) {
  const options = IMAGE_SIZE_NAMES.map((size) => ({
    value: size,
    name: shapeName(size),
    content: <ShapeIcon size={size} chosen={size === value} />,
  }));
  return <Segmented legend="Shape" options={options} value={value} onChange={onChange} />;
}

export function ShapeList({ value, onChange }: ShapePickerProps) {
  const choices = IMAGE_SIZE_NAMES.map((size) => ({
    value: size,
    label: ratioLabel(size),
    detail: `${IMAGE_SIZES[size].width} × ${IMAGE_SIZES[size].height} pixels`,
    icon: <ShapeIcon size={size} chosen={size === value} />,
  }));
  return <ChoiceList legend="Shape" choices={choices} value={value} onChange={onChange} />;
}
