import { IsPointer } from '@ponte/clients/validation-platform';
import { NestedObject } from '@ponte/platform';
import { IsOptional } from 'class-validator';

/** JSON pointers into one position of a ticket. */
export class ItemPointersConfig {
  @IsPointer()
  sku: string = '/sku';

  @IsPointer()
  status: string = '/status';
}

/** JSON pointers (RFC 6901) into what a service desk tells. */
export class TicketPointersConfig {
  @IsPointer()
  ticketId: string = '/id';

  /** Our reference, where the desk gives it back. */
  @IsPointer()
  reference: string = '/reference';

  @IsPointer()
  status: string = '/status';

  @IsPointer()
  date: string = '/updatedAt';

  /** The list of positions. */
  @IsPointer()
  items: string = '/items';

  @IsOptional()
  @NestedObject(() => ItemPointersConfig)
  item: ItemPointersConfig = new ItemPointersConfig();
}
