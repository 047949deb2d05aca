/** A number in [0, 1), each as likely as the other. For samples, and for nothing that must be secret. */
export type Chance = () => number;
